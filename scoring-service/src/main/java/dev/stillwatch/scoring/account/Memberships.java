package dev.stillwatch.scoring.account;

import dev.stillwatch.linking.v1.CohortDelta;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which account is in which cohort, folded from the changes of all cohorts. A change seen before changes nothing. Not for several threads. */
public final class Memberships {

    /**
     * What the changes of one epoch did.
     *
     * @param moved accounts that joined or left a cohort
     * @param whole accounts whose whole activity their cohort needs: those that joined, and all members where one left
     */
    public record Regrouped(SortedSet<String> moved, SortedSet<String> whole) {}

    private static final class Cohort {
        private long version;
        private long generation;
        private final TreeSet<String> members = new TreeSet<>();
    }

    private final Map<String, Cohort> cohorts = new HashMap<>();
    private final Map<String, String> cohortOf = new HashMap<>();

    /** The cohort that an account is in. */
    public Optional<CohortRef> of(String account) {
        String id = cohortOf.get(account);
        Cohort cohort = id == null ? null : cohorts.get(id);
        return id == null || cohort == null ? Optional.empty() : Optional.of(new CohortRef(id, cohort.generation));
    }

    /** Takes the changes of one epoch, in any order. */
    public Regrouped apply(List<CohortDelta> deltas) {
        var moved = new TreeSet<String>();
        var whole = new TreeSet<String>();
        List<CohortDelta> fresh = deltas.stream()
                .filter(d -> d.getVersion() > cohort(d.getCohortId()).version)
                .sorted(Comparator.comparing(CohortDelta::getCohortId).thenComparingLong(CohortDelta::getVersion))
                .distinct()
                .toList();
        // Leaving goes first, so that an account that moved from one cohort to another ends up in the other.
        for (CohortDelta delta : fresh) {
            Cohort cohort = cohort(delta.getCohortId());
            for (String account : delta.getLeftList()) {
                cohort.members.remove(account);
                if (cohortOf.remove(account, delta.getCohortId())) {
                    moved.add(account);
                }
            }
        }
        for (CohortDelta delta : fresh) {
            Cohort cohort = cohort(delta.getCohortId());
            boolean anew = cohort.version > 0 && delta.getGeneration() > cohort.generation;
            cohort.version = Math.max(cohort.version, delta.getVersion());
            cohort.generation = Math.max(cohort.generation, delta.getGeneration());
            for (String account : delta.getJoinedList()) {
                String before = cohortOf.put(account, delta.getCohortId());
                if (before != null && !before.equals(delta.getCohortId())) {
                    cohort(before).members.remove(account);
                }
                cohort.members.add(account);
                moved.add(account);
                whole.add(account);
            }
            if (anew) {
                whole.addAll(cohort.members);
            }
        }
        return new Regrouped(moved, whole);
    }

    private Cohort cohort(String id) {
        return cohorts.computeIfAbsent(id, c -> new Cohort());
    }
}
