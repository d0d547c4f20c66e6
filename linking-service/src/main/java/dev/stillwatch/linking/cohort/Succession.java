package dev.stillwatch.linking.cohort;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who goes on as whom. A cohort wants to go on as the group that most of its members are in; a group that several cohorts want goes to the one
 * that brings the most members. Ties go to the lower id, and to the group with the lower first member.
 */
final class Succession {

    private final Map<Integer, String> names = new HashMap<>();
    private final Map<String, Integer> wanted = new TreeMap<>();

    /**
     * Decides.
     *
     * @param overlaps by old cohort: how many of its members are in which group
     * @param groups the groups
     */
    Succession(Map<String, Map<Integer, Integer>> overlaps, Map<Integer, Found> groups) {
        var claims = new HashMap<Integer, List<String>>();
        new TreeMap<>(overlaps)
                .forEach((cohort, shares) -> shares.entrySet().stream()
                        .max(Map.Entry.<Integer, Integer>comparingByValue()
                                .thenComparing(e -> first(groups, e.getKey()), Comparator.reverseOrder()))
                        .ifPresent(most -> {
                            wanted.put(cohort, most.getKey());
                            claims.computeIfAbsent(most.getKey(), g -> new ArrayList<>())
                                    .add(cohort);
                        }));
        claims.forEach((group, cohorts) -> cohorts.stream()
                .max(Comparator.<String>comparingInt(
                                c -> overlaps.getOrDefault(c, Map.of()).getOrDefault(group, 0))
                        .thenComparing(Comparator.reverseOrder()))
                .ifPresent(heir -> names.put(group, heir)));
    }

    private static String first(Map<Integer, Found> groups, int group) {
        Found found = groups.get(group);
        if (found == null) {
            throw new IllegalStateException("An account moved to a group that was not found");
        }
        return found.members().get().first();
    }

    /** The cohort that goes on as a group; null when the group is new. */
    @Nullable
    String nameOf(int group) {
        return names.get(group);
    }

    /** The group that most of a cohort's members are in; null when they are in none. */
    @Nullable
    Integer mostOf(String cohort) {
        return wanted.get(cohort);
    }
}
