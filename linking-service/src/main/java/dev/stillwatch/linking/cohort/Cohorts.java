package dev.stillwatch.linking.cohort;

import dev.stillwatch.linking.evidence.LinkWeights;
import dev.stillwatch.linking.evidence.Moment;
import dev.stillwatch.linking.evidence.SharedValue;
import dev.stillwatch.linking.v1.CohortDelta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/**
 * All shared evidence and all cohorts. Fed with what an epoch brought, in any order, and then closed: it answers with what has changed. Two
 * that are fed the same epochs answer the same, and so does one that was restored in between. Not for several threads.
 */
public final class Cohorts {

    private final Clustering clustering;
    private final CohortBook book = new CohortBook(CohortNames.COHORT);
    private final CohortBook candidates = new CohortBook(CohortNames.CANDIDATE);
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

    /**
     * So many accounts of one task did something at a time, by now. What sharing the time says goes by how many did so in all.
     *
     * @param source the task
     * @param day the day it was counted, days since 1970
     */
    public void moment(Moment moment, int source, int accounts, int day) {
        clustering.moment(moment, source, accounts, day);
    }

    /** Restores a cohort. To be called before {@link #restored}. */
    public void restore(String cohort, Standing standing) {
        book(cohort).restore(cohort, standing);
    }

    /** Restores a membership. To be called before {@link #restored}. */
    public void restoreMember(String account, String cohort) {
        book(cohort).restoreMember(account, cohort);
    }

    /** Restores that a member is known to be a worker. To be called before {@link #restored}. */
    public void restoreWorker(String account, String cohort) {
        book(cohort).restoreWorker(account);
    }

    /** Restores that a member is known to stand at the fringe. To be called before {@link #restored}. */
    public void restoreFringe(String account, String cohort) {
        book(cohort).restoreFringe(account);
    }

    private CohortBook book(String cohort) {
        return CohortNames.candidate(cohort) ? candidates : book;
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
        var deltas = new ArrayList<CohortDelta>();
        if (all || !change.parts().isEmpty() || !change.moved().isEmpty()) {
            Map<Integer, Found> found =
                    found(all ? clustering.all() : change.parts(), clustering::members, clustering::operator);
            deltas.addAll(settle(book, found, all, change.parts(), change.moved(), lookAtLinks, epoch, asOfMillis));
        }
        if (all || !change.circles().isEmpty() || !change.roamed().isEmpty()) {
            Circles circles = clustering.circles();
            Map<Integer, Found> found =
                    found(all ? circles.all() : change.circles(), circles::members, circle -> circle);
            deltas.addAll(
                    settle(candidates, found, all, change.circles(), change.roamed(), lookAtLinks, epoch, asOfMillis));
        }
        // Who leaves goes first, so that no account is in a cohort and in a circle in between.
        deltas.sort(Comparator.comparing(delta -> delta.getLeftCount() == 0 && !delta.getDissolved()));
        return deltas;
    }

    private static List<CohortDelta> settle(
            CohortBook book,
            Map<Integer, Found> found,
            boolean all,
            Set<Integer> touched,
            List<Clustering.Moved> moved,
            boolean lookAtLinks,
            long epoch,
            long asOfMillis) {
        return all
                ? book.settle(found, found.keySet(), book.anew(found), lookAtLinks, epoch, asOfMillis)
                : book.settle(found, touched, moved, false, epoch, asOfMillis);
    }

    private Map<Integer, Found> found(Set<Integer> groups, IntFunction<int[]> membersOf, IntUnaryOperator operatorOf) {
        var found = new HashMap<Integer, Found>();
        for (int group : groups) {
            int[] members = membersOf.apply(group);
            if (members.length > 0) {
                found.put(
                        group,
                        new Found(
                                group,
                                operatorOf.applyAsInt(group),
                                () -> names(members),
                                () -> CohortEvidence.of(clustering.graph(), members),
                                () -> Workers.of(clustering.graph(), members),
                                () -> Fringe.of(clustering.graph(), members)));
            }
        }
        return found;
    }

    private SortedSet<String> names(int[] members) {
        var names = new TreeSet<String>();
        Arrays.stream(members).forEach(m -> names.add(clustering.graph().account(m)));
        return names;
    }

    /** What some accounts share, to be looked at elsewhere. */
    public Excerpt excerpt(Set<String> accounts) {
        return clustering.graph().excerpt(accounts);
    }

    /** Where a cohort stands after a delta. */
    public static Standing after(CohortDelta delta) {
        return CohortBook.after(delta);
    }
}
