package dev.stillwatch.linking.cohort;

import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.linking.v1.Link;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The cohorts by name. Given what was found at the end of an epoch, it says who goes on as whom and names what is new. */
final class CohortBook {

    private static final Standing UNBORN = new Standing(0, 0, Set.of());

    private final Map<String, Standing> standings = new HashMap<>();
    private final Map<String, Set<String>> members = new HashMap<>();
    private final Map<String, String> cohortOf = new HashMap<>();

    /** Restores a cohort that was written before. */
    void restore(String cohort, Standing standing) {
        standings.put(cohort, standing);
    }

    /** Restores a membership that was written before. */
    void restoreMember(String account, String cohort) {
        membersOf(cohort).add(account);
        cohortOf.put(account, cohort);
    }

    /** All accounts that are in a cohort. */
    Set<String> accounts() {
        return Set.copyOf(cohortOf.keySet());
    }

    /**
     * Takes in what was found.
     *
     * @param found every group that has changed, or that holds an account of a cohort from which an account was moved
     * @param moved accounts that are elsewhere than before
     * @param lookAtLinks whether other kinds of evidence are worth telling though the members are the same
     * @param epoch the epoch that closes
     * @param asOfMillis its end
     * @return the deltas: first of cohorts that are no more, then who leaves, then who joins; each by id
     */
    List<CohortDelta> settle(
            List<Found> found, Collection<String> moved, boolean lookAtLinks, long epoch, long asOfMillis) {
        var overlaps = overlaps(found, moved);
        var succession = new Succession(overlaps, found);
        List<String> names = names(found, succession, epoch);
        var taken = Set.copyOf(names);

        var ended = new ArrayList<CohortDelta>();
        for (String cohort : overlaps.keySet()) {
            if (!taken.contains(cohort)) {
                Integer most = succession.mostOf(cohort);
                ended.addAll(DeltaWriter.end(
                        cohort, standing(cohort), membersOf(cohort), most == null ? "" : names.get(most), asOfMillis));
            }
        }
        var byName = new TreeMap<String, Found>();
        for (int i = 0; i < found.size(); i++) {
            byName.put(names.get(i), found.get(i));
        }
        var all = new ArrayList<CohortDelta>(ended);
        var joins = new ArrayList<CohortDelta>();
        byName.forEach((name, group) -> {
            for (CohortDelta delta :
                    DeltaWriter.change(name, standing(name), membersOf(name), group, lookAtLinks, asOfMillis)) {
                (delta.getLeftCount() > 0 ? all : joins).add(delta);
            }
        });
        all.addAll(joins);
        apply(all);
        return all;
    }

    private SortedMap<String, Map<Integer, Integer>> overlaps(List<Found> found, Collection<String> moved) {
        var overlaps = new TreeMap<String, Map<Integer, Integer>>();
        for (String account : moved) {
            String cohort = cohortOf.get(account);
            if (cohort != null) {
                overlaps.computeIfAbsent(cohort, c -> new HashMap<>());
            }
        }
        for (int i = 0; i < found.size(); i++) {
            for (String account : found.get(i).members()) {
                String cohort = cohortOf.get(account);
                if (cohort != null) {
                    overlaps.computeIfAbsent(cohort, c -> new HashMap<>()).merge(i, 1, Integer::sum);
                }
            }
        }
        return overlaps;
    }

    private List<String> names(List<Found> found, Succession succession, long epoch) {
        var names = new ArrayList<String>();
        var used = new HashSet<String>();
        for (int i = 0; i < found.size(); i++) {
            String heir = succession.nameOf(i);
            String name = heir != null
                    ? heir
                    : CohortNames.first(
                            found.get(i).members(), epoch, id -> standings.containsKey(id) || used.contains(id));
            names.add(name);
            used.add(name);
        }
        return names;
    }

    private void apply(List<CohortDelta> deltas) {
        for (CohortDelta delta : deltas) {
            delta.getLeftList().forEach(account -> {
                membersOf(delta.getCohortId()).remove(account);
                cohortOf.remove(account, delta.getCohortId());
            });
        }
        for (CohortDelta delta : deltas) {
            String cohort = delta.getCohortId();
            if (delta.getDissolved()) {
                standings.remove(cohort);
                members.remove(cohort);
            } else {
                standings.put(cohort, after(delta));
                delta.getJoinedList().forEach(account -> restoreMember(account, cohort));
            }
        }
    }

    /** Where a cohort stands after a delta. */
    static Standing after(CohortDelta delta) {
        return new Standing(
                delta.getVersion(),
                delta.getGeneration(),
                delta.getLinksList().stream().map(Link::getKind).collect(Collectors.toSet()));
    }

    private Standing standing(String cohort) {
        return standings.getOrDefault(cohort, UNBORN);
    }

    private Set<String> membersOf(String cohort) {
        return members.computeIfAbsent(cohort, c -> new HashSet<>());
    }
}
