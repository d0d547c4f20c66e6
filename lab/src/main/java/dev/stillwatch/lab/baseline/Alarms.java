package dev.stillwatch.lab.baseline;

import dev.stillwatch.lab.findings.AccountFinding;
import dev.stillwatch.lab.findings.ActionFinding;
import dev.stillwatch.lab.findings.CohortFinding;
import dev.stillwatch.lab.findings.Findings;
import dev.stillwatch.lab.findings.Summary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns alarms into findings. */
final class Alarms {
    private static final Watched NOTHING = new Watched(0, Watched.NEVER);
    private static final String ACTION = "SUSPEND";

    private Alarms() {}

    static Findings ofAccounts(Queries queries, Map<String, Watched> watched, double threshold) {
        return findings(queries, watched, Map.of(), List.of(), threshold);
    }

    static Findings ofCohorts(
            Queries queries, List<CohortFinding> cohorts, Map<String, Watched> watched, double threshold) {
        Map<String, Watched> accounts = new HashMap<>();
        Map<String, String> memberOf = new HashMap<>();
        List<CohortFinding> judged = new ArrayList<>();
        for (CohortFinding cohort : cohorts) {
            Watched own = watched.getOrDefault(cohort.cohortId(), NOTHING);
            judged.add(new CohortFinding(
                    cohort.cohortId(),
                    score(own, threshold),
                    null,
                    null,
                    cohort.members(),
                    List.of(),
                    cohort.firstLinkedAt(),
                    when(own),
                    when(own),
                    List.of(),
                    List.of()));
            cohort.members().forEach(member -> {
                accounts.put(member, own);
                memberOf.put(member, cohort.cohortId());
            });
        }
        return findings(queries, accounts, memberOf, judged, threshold);
    }

    private static Findings findings(
            Queries queries,
            Map<String, Watched> watched,
            Map<String, String> memberOf,
            List<CohortFinding> cohorts,
            double threshold) {
        List<AccountFinding> accounts = new ArrayList<>();
        List<ActionFinding> actions = new ArrayList<>();
        queries.byAccount().forEach((account, own) -> {
            Watched said = watched.getOrDefault(account, NOTHING);
            Instant alarm = when(said);
            accounts.add(new AccountFinding(
                    account,
                    score(said, threshold),
                    alarm,
                    memberOf.getOrDefault(account, ""),
                    alarm == null ? "" : ACTION,
                    alarm,
                    own.size(),
                    null,
                    List.of()));
            if (alarm != null) {
                actions.add(new ActionFinding(
                        alarm,
                        ActionFinding.Subject.account(account),
                        ACTION,
                        ActionFinding.Mode.ENFORCE,
                        "",
                        List.of()));
            }
        });
        actions.sort(Comparator.comparing(ActionFinding::at));
        return new Findings(
                accounts,
                cohorts,
                actions,
                new Summary(
                        queries.all().size(),
                        queries.all().size(),
                        accounts.size(),
                        0,
                        0,
                        0,
                        0,
                        cohorts.size(),
                        actions.size(),
                        actions.size(),
                        Map.of()));
    }

    /** Suspicion over the sum of suspicion and threshold: above a half where it alarms. */
    private static double score(Watched watched, double threshold) {
        return watched.score() <= 0 ? 0 : watched.score() / (watched.score() + Math.max(threshold, 1e-12));
    }

    private static @Nullable Instant when(Watched watched) {
        return watched.alarm() == Watched.NEVER ? null : Instant.ofEpochMilli(watched.alarm());
    }
}
