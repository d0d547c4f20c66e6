package dev.stillwatch.lab.evaluate;

import com.google.protobuf.util.Timestamps;
import dev.stillwatch.ingest.v1.AccountEvent;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.Exchange;
import dev.stillwatch.lab.findings.AccountFinding;
import dev.stillwatch.lab.findings.ActionFinding;
import dev.stillwatch.lab.findings.CohortFinding;
import dev.stillwatch.lab.findings.Findings;
import dev.stillwatch.lab.findings.Summary;
import dev.stillwatch.lab.truth.Traffic;
import dev.stillwatch.lab.truth.Truth;
import dev.stillwatch.lab.truth.TruthRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A world of a few accounts, written down by hand: account by account what it is, when it spoke and what was found. Hours from a start. */
final class SmallWorld {
    private static final Instant START = Instant.parse("2026-09-07T00:00:00Z");

    private final List<TruthRow> truth = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final List<AccountFinding> accounts = new ArrayList<>();
    private final List<CohortFinding> cohorts = new ArrayList<>();
    private final List<ActionFinding> actions = new ArrayList<>();

    static Instant at(double hour) {
        return START.plusMillis(Math.round(hour * 3_600_000));
    }

    /** An attacker of campaign c with exchanges at these hours. */
    SmallWorld attacker(String id, String pool, double... hours) {
        return account(new TruthRow(id, "c", "lab", "op", "farm", TruthRow.ATTACKER, "", pool), hours);
    }

    SmallWorld benign(String id, double... hours) {
        return account(TruthRow.human(id, ""), hours);
    }

    SmallWorld hardNegative(String id, double... hours) {
        return account(TruthRow.automated(id, "ci-fleet", ""), hours);
    }

    private SmallWorld account(TruthRow row, double... hours) {
        truth.add(row);
        for (double hour : hours) {
            events.add(Event.newBuilder()
                    .setExchange(Exchange.newBuilder()
                            .setAccountId(row.accountId())
                            .setOccurredAt(Timestamps.fromMillis(at(hour).toEpochMilli())))
                    .build());
        }
        if (hours.length == 0) {
            events.add(Event.newBuilder()
                    .setAccount(AccountEvent.newBuilder().setAccountId(row.accountId()))
                    .build());
        }
        return this;
    }

    /** What was found about an account; hours null: never. */
    SmallWorld found(
            String id,
            double score,
            String cohort,
            @Nullable Double flagged,
            String action,
            @Nullable Double actioned) {
        accounts.add(new AccountFinding(id, score, when(flagged), cohort, action, when(actioned), 0, null, List.of()));
        if (actioned != null) {
            actions.add(new ActionFinding(
                    at(actioned),
                    ActionFinding.Subject.account(id),
                    action,
                    ActionFinding.Mode.ENFORCE,
                    "1",
                    List.of()));
        }
        return this;
    }

    SmallWorld cohort(String id, @Nullable Double flagged, String... members) {
        cohorts.add(new CohortFinding(
                id, 0.9, null, 1.0, List.of(members), List.of(), null, when(flagged), null, List.of(), List.of()));
        return this;
    }

    Evaluation evaluation() {
        Truth all = Truth.of(truth);
        return Evaluation.of(
                all,
                Traffic.of(events.iterator(), all),
                new Findings(accounts, cohorts, actions, new Summary(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of())));
    }

    private static @Nullable Instant when(@Nullable Double hour) {
        return hour == null ? null : at(hour);
    }
}
