package dev.stillwatch.linking.cohort;

import dev.stillwatch.linking.evidence.LinkWeights;
import dev.stillwatch.linking.evidence.SharedValue;
import dev.stillwatch.linking.v1.CohortDelta;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * All shared evidence and all cohorts. Fed with what an epoch brought, in any order, and then closed: it answers with what has changed. Two
 * that are fed the same epochs answer the same, and so does one that was restored in between. Not for several threads.
 */
public final class Cohorts {

    private final Clustering clustering;
    private final CohortBook book = new CohortBook();
    private boolean restored;
    private boolean newDay;

    /** Nothing linked yet. */
    public Cohorts(LinkWeights weights, Thresholds thresholds) {
        this.clustering = new Clustering(weights, thresholds);
    }

    /** An account holds a value, as of a day (days since 1970). */
    public void see(SharedValue value, String account, int day) {
        clustering.see(value, account, day);
    }

    /** Too many hold a value: it links nothing. Returns the edges that went with it. */
    public List<Edge> hub(SharedValue value) {
        return clustering.hub(value);
    }

    /** A new day has begun: what was not seen for long fades and goes. Returns the edges that went. Call it before anything else. */
    public List<Edge> day(int day) {
        newDay = true;
        return clustering.day(day);
    }

    /** So many accounts have been seen in all. */
    public void population(long accounts) {
        clustering.population(accounts);
    }

    /** Restores a cohort. To be called before {@link #restored}. */
    public void restore(String cohort, Standing standing) {
        book.restore(cohort, standing);
    }

    /** Restores a membership. To be called before {@link #restored}. */
    public void restoreMember(String account, String cohort) {
        book.restoreMember(account, cohort);
    }

    /** Everything has been restored. */
    public void restored() {
        restored = true;
        newDay = false;
    }

    /**
     * Closes an epoch.
     *
     * @param epoch its number
     * @param asOfMillis its end, milliseconds since 1970
     * @return what has changed, in an order in which no account is in two cohorts in between
     */
    public List<CohortDelta> close(long epoch, long asOfMillis) {
        Clustering.Change change = clustering.settle();
        boolean lookAtLinks = newDay;
        // What was found before a restart is not known; and links are told once a day though the members are the same.
        boolean all = restored || newDay;
        restored = false;
        newDay = false;
        if (!all && change.parts().isEmpty() && change.moved().isEmpty()) {
            return List.of();
        }
        var found = new HashMap<Integer, Found>();
        for (int group : all ? clustering.all() : change.parts()) {
            int[] members = clustering.members(group);
            if (members.length > 0) {
                found.put(
                        group,
                        new Found(
                                group,
                                clustering.operator(group),
                                () -> names(members),
                                () -> CohortEvidence.of(clustering.graph(), members)));
            }
        }
        return all
                ? book.settle(found, found.keySet(), book.anew(found), lookAtLinks, epoch, asOfMillis)
                : book.settle(found, change.parts(), change.moved(), false, epoch, asOfMillis);
    }

    private SortedSet<String> names(int[] members) {
        var names = new TreeSet<String>();
        Arrays.stream(members).forEach(m -> names.add(clustering.graph().account(m)));
        return names;
    }

    /** Where a cohort stands after a delta. */
    public static Standing after(CohortDelta delta) {
        return CohortBook.after(delta);
    }
}
