package dev.stillwatch.linking.cohort;

import dev.stillwatch.linking.v1.CohortDelta;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The cohorts by name. Given what was found at the end of an epoch, it says who goes on as whom and names what is new. It knows which group each cohort was at the
 * last epoch, so that only accounts that moved are looked at.
 */
final class CohortBook {

    private static final Standing UNBORN = new Standing(0, 0, List.of(), Operators.NONE);

    private final String prefix;
    private final Map<String, Standing> standings = new HashMap<>();
    private final Map<String, Set<String>> members = new HashMap<>();
    private final Map<String, String> cohortOf = new HashMap<>();
    private final Set<String> workers = new HashSet<>();
    private final Set<String> fringe = new HashSet<>();
    private final Map<String, Integer> groupOf = new HashMap<>();
    private final Map<Integer, String> nameOf = new HashMap<>();

    /** A book of cohorts whose ids begin so. */
    CohortBook(String prefix) {
        this.prefix = prefix;
    }

    /** Restores a cohort that was written before. */
    void restore(String cohort, Standing standing) {
        standings.put(cohort, standing);
    }

    /** Restores a membership that was written before. */
    void restoreMember(String account, String cohort) {
        membersOf(cohort).add(account);
        cohortOf.put(account, cohort);
    }

    /** Restores that a member is known to be a worker. */
    void restoreWorker(String account) {
        workers.add(account);
    }

    /** Restores that a member is known to stand at the fringe. */
    void restoreFringe(String account) {
        fringe.add(account);
    }

    /** Forgets which group is which cohort. What is found next must be all there is, and all accounts count as moved. */
    List<Clustering.Moved> anew(Map<Integer, Found> all) {
        groupOf.clear();
        nameOf.clear();
        var moved = new HashMap<String, Integer>();
        cohortOf.keySet().forEach(account -> moved.put(account, Labels.NONE));
        all.forEach((group, found) -> found.members().get().forEach(account -> moved.put(account, group)));
        var list = new ArrayList<Clustering.Moved>();
        moved.forEach((account, group) -> list.add(new Clustering.Moved(account, group)));
        return list;
    }

    /**
     * Takes in what was found.
     *
     * @param found every group that has changed, by label
     * @param touched labels of groups that have changed, whether they were found or not
     * @param moved accounts that are elsewhere than before
     * @param lookAtLinks whether other kinds of evidence and new parts of members are worth telling though the members are the same
     * @param epoch the epoch that closes
     * @param asOfMillis its end
     * @return the deltas: first of cohorts that are no more, then who leaves, then who joins; each by id
     */
    List<CohortDelta> settle(
            Map<Integer, Found> found,
            Set<Integer> touched,
            List<Clustering.Moved> moved,
            boolean lookAtLinks,
            long epoch,
            long asOfMillis) {
        SortedMap<String, Map<Integer, Integer>> overlaps = overlaps(touched, moved);
        overlaps.values().forEach(shares -> shares.keySet().retainAll(found.keySet()));
        var succession = new Succession(overlaps, found);
        Map<Integer, String> names = names(found, succession, epoch);
        var heirs = Set.copyOf(names.values());

        var all = new ArrayList<CohortDelta>();
        for (String cohort : overlaps.keySet()) {
            if (!heirs.contains(cohort)) {
                Integer most = succession.mostOf(cohort);
                String mergedInto = most == null ? "" : names.getOrDefault(most, "");
                all.addAll(DeltaWriter.end(cohort, standing(cohort), membersOf(cohort), mergedInto, asOfMillis));
            }
        }
        Map<Integer, List<String>> arrivals = arrivals(moved);
        Map<String, List<Clustering.Moved>> departures = departures(moved);
        var byName = new TreeMap<String, Found>();
        names.forEach((group, name) -> byName.put(name, found(found, group)));
        var byOperator = new TreeMap<Integer, List<String>>();
        byName.forEach((name, of) -> byOperator
                .computeIfAbsent(of.operator(), o -> new ArrayList<>())
                .add(name));
        Map<String, String> operators = Operators.of(byOperator, standings);
        var joins = new ArrayList<CohortDelta>();
        byName.forEach((name, now) -> {
            var joined = new TreeSet<String>();
            var left = new TreeSet<String>();
            if (Integer.valueOf(now.group()).equals(groupOf.get(name))) {
                arrivals.getOrDefault(now.group(), List.of()).stream()
                        .filter(account -> !name.equals(cohortOf.get(account)))
                        .forEach(joined::add);
                departures.getOrDefault(name, List.of()).stream()
                        .filter(departure -> departure.group() != now.group())
                        .forEach(departure -> left.add(departure.account()));
            } else {
                joined.addAll(now.members().get());
                left.addAll(membersOf(name));
                left.removeAll(joined);
                joined.removeAll(membersOf(name));
            }
            boolean lookAtParts = lookAtLinks || !joined.isEmpty() || !left.isEmpty();
            var change = new DeltaWriter.Change(
                    joined,
                    left,
                    lookAtParts ? newParts(now, joined) : DeltaWriter.Parts.none(),
                    membersOf(name).size(),
                    operators.getOrDefault(name, Operators.NONE),
                    lookAtLinks);
            for (CohortDelta delta : DeltaWriter.change(name, standing(name), change, now.links(), asOfMillis)) {
                (delta.getLeftCount() > 0 ? all : joins).add(delta);
            }
        });
        all.addAll(joins);
        rename(touched, overlaps.keySet(), names);
        apply(all);
        return all;
    }

    /** What is not known yet of the parts that members take; what is known of those that join is of another cohort. */
    private DeltaWriter.Parts newParts(Found now, Set<String> joined) {
        SortedSet<String> standing = now.fringe().get();
        var woven = new TreeSet<String>();
        for (String account : now.members().get()) {
            if (fringe.contains(account) && !standing.contains(account) && !joined.contains(account)) {
                woven.add(account);
            }
        }
        return new DeltaWriter.Parts(
                unknown(now.workers().get(), workers, joined), unknown(standing, fringe, joined), woven);
    }

    private static SortedSet<String> unknown(SortedSet<String> now, Set<String> known, Set<String> joined) {
        var unknown = new TreeSet<String>();
        for (String account : now) {
            if (!known.contains(account) || joined.contains(account)) {
                unknown.add(account);
            }
        }
        return unknown;
    }

    private SortedMap<String, Map<Integer, Integer>> overlaps(Set<Integer> touched, List<Clustering.Moved> moved) {
        var overlaps = new TreeMap<String, Map<Integer, Integer>>();
        var gone = new HashMap<String, Integer>();
        for (Clustering.Moved one : moved) {
            String cohort = cohortOf.get(one.account());
            if (cohort != null) {
                gone.merge(cohort, 1, Integer::sum);
                Map<Integer, Integer> shares = overlaps.computeIfAbsent(cohort, c -> new HashMap<>());
                if (one.group() != Labels.NONE) {
                    shares.merge(one.group(), 1, Integer::sum);
                }
            }
        }
        for (int group : touched) {
            String cohort = nameOf.get(group);
            if (cohort != null) {
                overlaps.computeIfAbsent(cohort, c -> new HashMap<>());
            }
        }
        overlaps.forEach((cohort, shares) -> {
            Integer group = groupOf.get(cohort);
            int stay = membersOf(cohort).size() - gone.getOrDefault(cohort, 0);
            if (group != null && stay > 0) {
                shares.merge(group, stay, Integer::sum);
            }
        });
        return overlaps;
    }

    private Map<Integer, String> names(Map<Integer, Found> found, Succession succession, long epoch) {
        var names = new TreeMap<Integer, String>();
        var unnamed = new ArrayList<Found>();
        found.forEach((group, of) -> {
            String heir = succession.nameOf(group);
            if (heir != null) {
                names.put(group, heir);
            } else {
                unnamed.add(of);
            }
        });
        var used = new HashSet<>(names.values());
        unnamed.sort(Comparator.comparing(of -> of.members().get().first()));
        for (Found of : unnamed) {
            String name = CohortNames.first(
                    prefix, of.members().get(), epoch, id -> standings.containsKey(id) || used.contains(id));
            names.put(of.group(), name);
            used.add(name);
        }
        return names;
    }

    private static Map<Integer, List<String>> arrivals(List<Clustering.Moved> moved) {
        var arrivals = new HashMap<Integer, List<String>>();
        moved.forEach(one ->
                arrivals.computeIfAbsent(one.group(), g -> new ArrayList<>()).add(one.account()));
        return arrivals;
    }

    private Map<String, List<Clustering.Moved>> departures(List<Clustering.Moved> moved) {
        var departures = new HashMap<String, List<Clustering.Moved>>();
        moved.forEach(one -> {
            String cohort = cohortOf.get(one.account());
            if (cohort != null) {
                departures.computeIfAbsent(cohort, c -> new ArrayList<>()).add(one);
            }
        });
        return departures;
    }

    private void rename(Set<Integer> touched, Set<String> cohorts, Map<Integer, String> names) {
        for (int group : touched) {
            nameOf.remove(group);
        }
        for (String cohort : cohorts) {
            Integer group = groupOf.remove(cohort);
            if (group != null) {
                nameOf.remove(group, cohort);
            }
        }
        names.forEach((group, name) -> {
            nameOf.put(group, name);
            groupOf.put(name, group);
        });
    }

    private void apply(List<CohortDelta> deltas) {
        for (CohortDelta delta : deltas) {
            delta.getLeftList().forEach(account -> {
                membersOf(delta.getCohortId()).remove(account);
                cohortOf.remove(account, delta.getCohortId());
                workers.remove(account);
                fringe.remove(account);
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
                workers.addAll(delta.getWorkersList());
                fringe.addAll(delta.getFringeList());
                delta.getWovenList().forEach(fringe::remove);
            }
        }
    }

    /** Where a cohort stands after a delta. */
    static Standing after(CohortDelta delta) {
        return new Standing(
                delta.getVersion(),
                delta.getGeneration(),
                delta.getLinksList(),
                delta.getOperatorsCount() > 0 ? delta.getOperators(0) : Operators.NONE);
    }

    private static Found found(Map<Integer, Found> found, int group) {
        Found of = found.get(group);
        if (of == null) {
            throw new IllegalStateException("A name was given to a group that was not found");
        }
        return of;
    }

    private Standing standing(String cohort) {
        return standings.getOrDefault(cohort, UNBORN);
    }

    private Set<String> membersOf(String cohort) {
        return members.computeIfAbsent(cohort, c -> new HashSet<>());
    }
}
