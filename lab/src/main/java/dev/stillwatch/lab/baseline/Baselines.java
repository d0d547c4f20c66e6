package dev.stillwatch.lab.baseline;

import dev.stillwatch.lab.findings.CohortFinding;
import dev.stillwatch.lab.findings.Findings;
import dev.stillwatch.lab.simulate.chance.Dice;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Runs every baseline on the same queries. An alarm counts as a flag and as a suspension at once, which is the most that each can do.
 * Cohort variants watch the merged queries of cohorts that another system linked, from the beginning on, although nobody knew them
 * then: what they leave is the methods' own.
 */
public final class Baselines {
    private final List<Method> methods;

    private Baselines(List<Method> methods) {
        this.methods = methods;
    }

    /** Baselines calibrated on queries of benign accounts. */
    public static Baselines calibrated(Queries benign, long seed) {
        return new Baselines(new Calibration(benign, new Dice(seed)).methods());
    }

    /** The findings of each, by name; cohorts are whose accounts are linked. */
    public SequencedMap<String, Findings> find(Queries queries, List<CohortFinding> cohorts) {
        SequencedMap<String, Findings> found = new LinkedHashMap<>();
        for (Method method : methods) {
            Map<String, Watched> accounts = new TreeMap<>();
            queries.byAccount()
                    .forEach((account, own) -> accounts.put(
                            account, Watched.of(own, method.detectors().get(), method.accountThreshold())));
            found.put(method.name(), Alarms.ofAccounts(queries, accounts, method.accountThreshold()));
            Map<String, Watched> groups = new TreeMap<>();
            cohorts.forEach(cohort -> groups.put(
                    cohort.cohortId(),
                    Watched.of(merged(cohort, queries), method.detectors().get(), method.cohortThreshold())));
            found.put(
                    method.name() + ", per cohort",
                    Alarms.ofCohorts(queries, cohorts, groups, method.cohortThreshold()));
        }
        found.put("prefix and IP", PrefixClusters.find(queries));
        return found;
    }

    private static List<Query> merged(CohortFinding cohort, Queries queries) {
        return cohort.members().stream()
                .flatMap(member -> queries.byAccount().getOrDefault(member, List.of()).stream())
                .sorted(Comparator.comparingLong(Query::at))
                .toList();
    }
}
