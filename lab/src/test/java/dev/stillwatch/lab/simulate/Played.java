package dev.stillwatch.lab.simulate;

import dev.stillwatch.ingest.v1.AccountEvent;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.Exchange;
import dev.stillwatch.lab.truth.Truth;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A scenario played to its end, for tests that look at all of it. */
record Played(Truth truth, Map<String, List<Exchange>> exchanges, Map<String, List<AccountEvent>> histories) {
    static Played of(Scenario scenario) {
        Simulation simulation = Simulation.of(scenario);
        Map<String, List<Exchange>> exchanges = new TreeMap<>();
        Map<String, List<AccountEvent>> histories = new TreeMap<>();
        for (Iterator<Event> events = simulation.events(); events.hasNext(); ) {
            Event event = events.next();
            if (event.hasExchange()) {
                exchanges
                        .computeIfAbsent(event.getExchange().getAccountId(), account -> new ArrayList<>())
                        .add(event.getExchange());
            } else if (event.hasAccount()) {
                histories
                        .computeIfAbsent(event.getAccount().getAccountId(), account -> new ArrayList<>())
                        .add(event.getAccount());
            }
        }
        return new Played(simulation.truth(), exchanges, histories);
    }

    /** All exchanges of accounts on one side. */
    List<Exchange> ofAttackers(boolean attackers) {
        return exchanges.entrySet().stream()
                .filter(account -> truth.isAttacker(account.getKey()) == attackers)
                .flatMap(account -> account.getValue().stream())
                .toList();
    }

    /** What happened to all accounts on one side. */
    List<AccountEvent> historiesOfAttackers(boolean attackers) {
        return histories.entrySet().stream()
                .filter(account -> truth.isAttacker(account.getKey()) == attackers)
                .flatMap(account -> account.getValue().stream())
                .toList();
    }

    /** The exchanges of each account of one kind; empty lists where there are none. */
    List<List<Exchange>> ofKind(String kind) {
        return truth.rows().values().stream()
                .filter(row -> row.kind().equals(kind))
                .map(row -> exchanges.getOrDefault(row.accountId(), List.of()))
                .toList();
    }

    /** The exchanges of each account of one campaign. */
    List<List<Exchange>> ofCampaign(String campaign) {
        return truth.rows().values().stream()
                .filter(row -> row.campaignId().equals(campaign))
                .map(row -> exchanges.getOrDefault(row.accountId(), List.of()))
                .toList();
    }
}
