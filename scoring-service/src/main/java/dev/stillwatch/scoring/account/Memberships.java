package dev.stillwatch.scoring.account;

import dev.stillwatch.linking.v1.CohortDelta;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which account is in which cohort, folded from the changes of all cohorts. A change seen before changes nothing. Not for several threads. */
public final class Memberships {

    /**
     * What the changes of one epoch did.
     *
     * @param moved accounts that joined or left a cohort, or take another part in one
     * @param whole accounts whose whole activity their cohort needs: those that joined, and all members where one left
     */
    public record Regrouped(SortedSet<String> moved, SortedSet<String> whole) {}

    private static final class Cohort {
        private long version;
        private long generation;
        private final TreeSet<String> members = new TreeSet<>();
        private final TreeSet<String> workers = new TreeSet<>();
        private final TreeSet<String> fringe = new TreeSet<>();

        private Part part(String account) {
            if (fringe.contains(account)) {
                return Part.FRINGE;
            }
            return workers.contains(account) ? Part.WORKER : Part.MEMBER;
        }

        private void let(String account) {
            members.remove(account);
            workers.remove(account);
            fringe.remove(account);
        }
    }

    private final Map<String, Cohort> cohorts = new HashMap<>();
    private final Map<String, String> cohortOf = new HashMap<>();

    /** The cohort that an account is in. */
    public Optional<CohortRef> of(String account) {
        String id = cohortOf.get(account);
        Cohort cohort = id == null ? null : cohorts.get(id);
        return id == null || cohort == null
                ? Optional.empty()
                : Optional.of(new CohortRef(id, cohort.generation, cohort.part(account)));
    }

    /** Takes the changes of one epoch, in any order. */
    public Regrouped apply(List<CohortDelta> deltas) {
        var changes = new TreeMap<String, Change>();
        deltas.stream()
                .filter(d -> d.getVersion() > cohort(d.getCohortId()).version)
                .sorted(Comparator.comparingLong(CohortDelta::getVersion))
                .distinct()
                .forEach(d -> changes.computeIfAbsent(d.getCohortId(), id -> new Change())
                        .take(d));
        var moved = new TreeSet<String>();
        var whole = new TreeSet<String>();
        // Leaving goes first, so that an account that moved from one cohort to another ends up in the other.
        changes.forEach((id, change) -> leave(id, change, moved));
        changes.forEach((id, change) -> join(id, change, moved, whole));
        return new Regrouped(moved, whole);
    }

    private void leave(String id, Change change, Set<String> moved) {
        for (String account : change.left) {
            cohort(id).let(account);
            if (cohortOf.remove(account, id)) {
                moved.add(account);
            }
        }
    }

    private void join(String id, Change change, Set<String> moved, Set<String> whole) {
        Cohort cohort = cohort(id);
        boolean anew = cohort.version > 0 && change.generation > cohort.generation;
        cohort.version = change.version;
        cohort.generation = Math.max(cohort.generation, change.generation);
        for (String account : change.joined) {
            String before = cohortOf.put(account, id);
            if (before != null && !before.equals(id)) {
                cohort(before).let(account);
            }
            cohort.members.add(account);
        }
        cohort.workers.addAll(change.workers);
        cohort.fringe.addAll(change.fringe);
        cohort.fringe.removeAll(change.woven);
        moved.addAll(change.joined);
        moved.addAll(change.workers);
        moved.addAll(change.fringe);
        moved.addAll(change.woven);
        whole.addAll(anew ? cohort.members : change.joined);
    }

    /** What the changes of one cohort come to in one epoch, taken in order of version. */
    private static final class Change {
        private long version;
        private long generation;
        private final TreeSet<String> joined = new TreeSet<>();
        private final TreeSet<String> left = new TreeSet<>();
        private final TreeSet<String> workers = new TreeSet<>();
        private final TreeSet<String> fringe = new TreeSet<>();
        private final TreeSet<String> woven = new TreeSet<>();

        void take(CohortDelta delta) {
            version = delta.getVersion();
            generation = delta.getGeneration();
            delta.getLeftList().forEach(account -> {
                joined.remove(account);
                workers.remove(account);
                fringe.remove(account);
                woven.remove(account);
                left.add(account);
            });
            delta.getJoinedList().forEach(account -> {
                left.remove(account);
                joined.add(account);
            });
            workers.addAll(delta.getWorkersList());
            delta.getFringeList().forEach(account -> {
                woven.remove(account);
                fringe.add(account);
            });
            delta.getWovenList().forEach(account -> {
                fringe.remove(account);
                woven.add(account);
            });
        }
    }

    private Cohort cohort(String id) {
        return cohorts.computeIfAbsent(id, c -> new Cohort());
    }
}
