package dev.stillwatch.lab.truth;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Findings made by guessing with the truth in hand: right mostly, wrong now and then, so that every figure is put to use. */
final class GuessedFindings {
    private static final String COHORT = "cohort, \"one\"";

    private final Map<String, List<Long>> times = new TreeMap<>();
    private final Truth truth;
    private final Dice dice = new Dice(7);

    private GuessedFindings(Truth truth) {
        this.truth = truth;
    }

    static Findings of(Truth truth, Iterator<Event> events) {
        GuessedFindings guessed = new GuessedFindings(truth);
        events.forEachRemaining(event -> {
            Exchange exchange = event.getExchange();
            String account = event.hasAccount() ? event.getAccount().getAccountId() : exchange.getAccountId();
            List<Long> times = guessed.times.computeIfAbsent(account, id -> new ArrayList<>());
            if (event.hasExchange()) {
                times.add(Moments.of(event));
            }
        });
        return guessed.findings();
    }

    private Findings findings() {
        List<AccountFinding> accounts = new ArrayList<>();
        List<ActionFinding> actions = new ArrayList<>();
        List<String> members = new ArrayList<>();
        times.forEach((account, at) -> {
            AccountFinding row = row(account, at, accounts.size());
            accounts.add(row);
            if (row.cohortId().equals(COHORT)) {
                members.add(account);
            }
            Instant acted = row.actionedAt();
            if (acted != null && !row.action().equals("OBSERVE")) {
                actions.add(new ActionFinding(
                        acted,
                        ActionFinding.Subject.account(account),
                        row.action(),
                        ActionFinding.Mode.ENFORCE,
                        "policy-1",
                        List.of(new Reason("SIGNAL", 1.5, "guessed"))));
            }
        });
        actions.sort(Comparator.comparing(ActionFinding::at));
        Instant flagged = accounts.stream()
                .filter(row -> row.cohortId().equals(COHORT))
                .map(row -> row.flaggedAt() == null ? Instant.MAX : row.flaggedAt())
                .min(Comparator.naturalOrder())
                .orElseThrow()
                .plusSeconds(3_600);
        CohortFinding cohort = new CohortFinding(
                COHORT,
                0.97,
                null,
                Double.POSITIVE_INFINITY,
                members,
                List.of(),
                flagged,
                flagged,
                null,
                List.of(),
                List.of(new CohortFinding.Link("PAYMENT", 12)));
        long exchanges = times.values().stream().mapToLong(List::size).sum();
        return new Findings(
                accounts,
                List.of(cohort),
                actions,
                new Summary(
                        exchanges,
                        exchanges,
                        accounts.size(),
                        0,
                        0,
                        1.5,
                        exchanges / 1.5,
                        1,
                        accounts.stream().filter(row -> row.flaggedAt() != null).count(),
                        actions.size(),
                        Map.of("platform", "0.1.0")));
    }

    private AccountFinding row(String account, List<Long> at, int number) {
        boolean attacker = truth.isAttacker(account);
        double score = attacker ? dice.between(0.4, 1.0) : dice.between(0.0, 0.64);
        if (at.size() < 4 || score < 0.6) {
            return new AccountFinding(account, score, null, "", "", null, at.size(), null, List.of());
        }
        Instant flagged = Instant.ofEpochMilli(at.get(at.size() / 3));
        String action = List.of("SUSPEND", "OBSERVE", "THROTTLE").get(number % 3);
        Instant acted = Instant.ofEpochMilli(at.get(at.size() / 2));
        return new AccountFinding(
                account, score, flagged, COHORT, action, acted, at.size(), (long) at.size() / 2 + 1, List.of("A", "B"));
    }
}
