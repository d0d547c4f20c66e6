package dev.stillwatch.lab.evaluate;

import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.Exchange;
import dev.stillwatch.lab.findings.AccountFinding;
import dev.stillwatch.lab.findings.ActionFinding;
import dev.stillwatch.lab.findings.CohortFinding;
import dev.stillwatch.lab.findings.Findings;
import dev.stillwatch.lab.findings.Reason;
import dev.stillwatch.lab.findings.Summary;
import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.traffic.Moments;
import dev.stillwatch.lab.truth.Truth;
import dev.stillwatch.lab.truth.TruthRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Findings made by guessing with the truth in hand: right mostly, wrong now and then, with ties, accounts in two cohorts, cohorts that
 * are never flagged and actions on cohorts, so that every definition is put to use.
 */
final class GuessedFindings {
    private static final List<String> ACTIONS = List.of("SUSPEND", "OBSERVE", "THROTTLE", "TAKE_DOWN");

    private final Map<String, List<Long>> times = new TreeMap<>();
    private final Map<String, List<String>> members = new TreeMap<>();
    private final List<AccountFinding> accounts = new ArrayList<>();
    private final List<ActionFinding> actions = new ArrayList<>();
    private final Truth truth;
    private final Dice dice;

    private GuessedFindings(Truth truth, long seed) {
        this.truth = truth;
        this.dice = new Dice(seed);
    }

    static Findings of(Truth truth, Iterator<Event> events, long seed) {
        GuessedFindings guessed = new GuessedFindings(truth, seed);
        events.forEachRemaining(event -> {
            Exchange exchange = event.getExchange();
            String account = event.hasAccount() ? event.getAccount().getAccountId() : exchange.getAccountId();
            List<Long> times = guessed.times.computeIfAbsent(account, id -> new ArrayList<>());
            if (event.hasExchange()) {
                times.add(Moments.of(event));
            }
        });
        guessed.times.remove("");
        return guessed.findings();
    }

    private Findings findings() {
        times.forEach(
                (account, at) -> account(Objects.requireNonNull(truth.rows().get(account)), at));
        List<CohortFinding> cohorts = new ArrayList<>();
        members.forEach((id, of) -> cohorts.add(cohort(id, of)));
        cohorts.stream()
                .filter(cohort -> cohort.flaggedAt() != null && dice.chance(0.5))
                .forEach(cohort -> act(
                        Objects.requireNonNull(cohort.flaggedAt()),
                        ActionFinding.Subject.cohort(cohort.cohortId()),
                        "TAKE_DOWN"));
        actions.sort(Comparator.comparing(ActionFinding::at));
        long exchanges = times.values().stream().mapToLong(List::size).sum();
        return new Findings(
                accounts,
                cohorts,
                actions,
                new Summary(
                        exchanges,
                        exchanges,
                        accounts.size(),
                        0,
                        0,
                        1.5,
                        exchanges / 1.5,
                        cohorts.size(),
                        accounts.stream().filter(row -> row.flaggedAt() != null).count(),
                        actions.size(),
                        Map.of("platform", "0.1.0")));
    }

    private void account(TruthRow row, List<Long> at) {
        // Tenths, so that scores tie across the sides.
        double score = Math.rint(10 * (row.isAttacker() ? dice.between(0.4, 1.0) : dice.between(0.0, 0.7))) / 10;
        String cohort = row.isAttacker() ? row.campaignId() + (dice.chance(0.3) ? ", \"rest\"" : "") : "mixed";
        boolean linked = dice.chance(row.isAttacker() ? 0.8 : 0.2);
        if (linked) {
            join(cohort, row.accountId());
        }
        if (dice.chance(0.15)) {
            join("other-" + dice.below(2), row.accountId());
        }
        boolean named = linked && dice.chance(0.7);
        if (at.size() < 4 || score < 0.55) {
            accounts.add(new AccountFinding(
                    row.accountId(), score, null, named ? cohort : "", "", null, at.size(), null, List.of()));
            return;
        }
        Instant acted = Instant.ofEpochMilli(at.get(at.size() / 2));
        String action = dice.pick(ACTIONS);
        accounts.add(new AccountFinding(
                row.accountId(),
                score,
                Instant.ofEpochMilli(at.get(at.size() / 3)),
                named ? cohort : "",
                action,
                acted,
                at.size(),
                (long) at.size() / 2 + 1,
                List.of("A", "B")));
        act(acted, ActionFinding.Subject.account(row.accountId()), action);
    }

    private void join(String cohort, String account) {
        members.computeIfAbsent(cohort, id -> new ArrayList<>()).add(account);
    }

    private void act(Instant at, ActionFinding.Subject subject, String action) {
        actions.add(new ActionFinding(
                at, subject, action, ActionFinding.Mode.ENFORCE, "policy-1", List.of(new Reason("A", 1.5, "guessed"))));
    }

    private CohortFinding cohort(String id, List<String> of) {
        Instant flagged = of.stream()
                .map(times::get)
                .flatMap(at -> at == null ? Stream.empty() : at.stream().skip(2).limit(1))
                .min(Comparator.naturalOrder())
                .map(first -> Instant.ofEpochMilli(first + 3_600_000))
                .orElse(null);
        return new CohortFinding(
                id,
                0.97,
                null,
                Double.POSITIVE_INFINITY,
                of,
                dice.chance(0.5) ? List.of(members.keySet().iterator().next()) : List.of(),
                flagged,
                dice.chance(0.7) ? flagged : null,
                null,
                List.of(),
                List.of(new CohortFinding.Link("PAYMENT", 12)));
    }
}
