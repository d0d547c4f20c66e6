package dev.stillwatch.linking.cohort;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Names operators. The cohorts of one operator keep the id that most of them named; where operators part, the one with the most cohorts goes on
 * as it was and others get a new one, made from the lowest of their cohorts' ids.
 */
final class Operators {

    /** No operator: the cohort stands alone. */
    static final String NONE = "";

    private Operators() {}

    /**
     * Names the operator of each cohort.
     *
     * @param groups cohorts by operator, as they were found
     * @param standings where cohorts stood before
     * @return the operator's id by cohort, for cohorts that have one
     */
    static Map<String, String> of(Map<Integer, List<String>> groups, Map<String, Standing> standings) {
        List<TreeSet<String>> shared = groups.values().stream()
                .filter(cohorts -> cohorts.size() > 1)
                .map(TreeSet::new)
                .sorted(Comparator.<TreeSet<String>>comparingInt(cohorts -> -cohorts.size())
                        .thenComparing(TreeSet::first))
                .toList();
        var used = new HashSet<String>();
        standings.values().forEach(standing -> used.add(standing.operator()));
        shared.forEach(cohorts -> cohorts.forEach(cohort -> used.remove(operator(standings, cohort))));
        used.remove(NONE);
        var named = new HashMap<String, String>();
        for (TreeSet<String> cohorts : shared) {
            String name = name(cohorts, standings, used);
            used.add(name);
            cohorts.forEach(cohort -> named.put(cohort, name));
        }
        return named;
    }

    private static String name(Set<String> cohorts, Map<String, Standing> standings, Set<String> used) {
        var votes = new TreeMap<String, Integer>();
        cohorts.forEach(cohort -> votes.merge(operator(standings, cohort), 1, Integer::sum));
        var candidates = new ArrayList<>(votes.keySet());
        candidates.sort(Comparator.comparingInt(id -> -votes.getOrDefault(id, 0)));
        cohorts.forEach(cohort -> candidates.add("o-" + cohort.substring(cohort.indexOf('-') + 1)));
        return candidates.stream()
                .filter(id -> !id.equals(NONE) && !used.contains(id))
                .findFirst()
                .orElse(NONE);
    }

    private static String operator(Map<String, Standing> standings, String cohort) {
        Standing standing = standings.get(cohort);
        return standing == null ? NONE : standing.operator();
    }
}
