package dev.stillwatch.linking.cohort;

import dev.stillwatch.linking.evidence.Steps;
import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.linking.v1.Link;
import dev.stillwatch.platform.epoch.EventTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Writes the deltas of one cohort. Who leaves and who joins go into different versions, so that of several cohorts those who leave can be
 * told first; what does not fit into one record of a topic is spread over several as well.
 */
final class DeltaWriter {

    /** Characters of account ids in one delta at most; a megabyte is the usual limit of a record. */
    private static final int MOST_CHARS = 300_000;

    private final String cohort;
    private final String operator;
    private final long asOfMillis;
    private final List<CohortDelta> deltas = new ArrayList<>();
    private long version;
    private long generation;

    DeltaWriter(String cohort, Standing from, String operator, long asOfMillis) {
        this.cohort = cohort;
        this.operator = operator;
        this.version = from.version();
        this.generation = from.generation();
        this.asOfMillis = asOfMillis;
    }

    /**
     * What is new about the parts that members take.
     *
     * @param workers members that are known to be workers from now on
     * @param fringe members that stand at the fringe from now on
     * @param woven members that no longer do
     */
    record Parts(SortedSet<String> workers, SortedSet<String> fringe, SortedSet<String> woven) {

        private static final Parts NONE =
                new Parts(Collections.emptySortedSet(), Collections.emptySortedSet(), Collections.emptySortedSet());

        static Parts none() {
            return NONE;
        }

        private boolean isEmpty() {
            return workers.isEmpty() && fringe.isEmpty() && woven.isEmpty();
        }
    }

    /**
     * How a cohort's members change.
     *
     * @param joined who joins
     * @param left who leaves
     * @param parts what is new about the parts that members take
     * @param before how many there were
     * @param operator the operator now; empty when the cohort stands alone
     * @param lookAtLinks whether other kinds of evidence are worth telling though the members are the same
     */
    record Change(
            SortedSet<String> joined,
            SortedSet<String> left,
            Parts parts,
            int before,
            String operator,
            boolean lookAtLinks) {

        private boolean same() {
            return joined.isEmpty() && left.isEmpty() && parts.isEmpty();
        }

        /** Whether so many more or fewer are members that what holds them is worth working out again: it costs a look at all. */
        private boolean bySteps() {
            int after = before + joined.size() - left.size();
            return Steps.floor(after) != Steps.floor(before);
        }
    }

    /** What a change of members says; empty when nothing that matters has changed. */
    static List<CohortDelta> change(
            String cohort, Standing from, Change change, Supplier<List<Link>> linksNow, long asOfMillis) {
        boolean same = change.same() && change.operator().equals(from.operator());
        if (same && !change.lookAtLinks()) {
            return List.of();
        }
        List<Link> links =
                change.lookAtLinks() || change.bySteps() || from.links().isEmpty() ? linksNow.get() : from.links();
        var kinds = links.stream().map(Link::getKind).collect(Collectors.toSet());
        if (same && kinds.equals(from.kinds())) {
            return List.of();
        }
        var writer = new DeltaWriter(cohort, from, change.operator(), asOfMillis);
        writer.leave(change.left(), links);
        writer.join(change.joined(), links);
        writer.parts(change.parts(), links);
        if (writer.deltas.isEmpty()) {
            writer.add(CohortDelta.newBuilder(), links);
        }
        return writer.deltas;
    }

    /** What ends a cohort. */
    static List<CohortDelta> end(
            String cohort, Standing from, Collection<String> before, String mergedInto, long asOfMillis) {
        var writer = new DeltaWriter(cohort, from, Operators.NONE, asOfMillis);
        writer.leave(new TreeSet<>(before), List.of());
        if (writer.deltas.isEmpty()) {
            writer.add(CohortDelta.newBuilder(), List.of());
        }
        int last = writer.deltas.size() - 1;
        writer.deltas.set(
                last,
                writer.deltas.get(last).toBuilder()
                        .setDissolved(true)
                        .setMergedInto(mergedInto)
                        .build());
        return writer.deltas;
    }

    private void leave(SortedSet<String> accounts, List<Link> links) {
        for (List<String> some : split(accounts)) {
            generation++;
            add(CohortDelta.newBuilder().addAllLeft(some), links);
        }
    }

    private void join(SortedSet<String> accounts, List<Link> links) {
        split(accounts).forEach(some -> add(CohortDelta.newBuilder().addAllJoined(some), links));
    }

    private void parts(Parts parts, List<Link> links) {
        split(parts.workers()).forEach(some -> add(CohortDelta.newBuilder().addAllWorkers(some), links));
        split(parts.fringe()).forEach(some -> add(CohortDelta.newBuilder().addAllFringe(some), links));
        split(parts.woven()).forEach(some -> add(CohortDelta.newBuilder().addAllWoven(some), links));
    }

    private void add(CohortDelta.Builder delta, List<Link> links) {
        if (!operator.equals(Operators.NONE)) {
            delta.addOperators(operator);
        }
        deltas.add(delta.setCohortId(cohort)
                .setCandidate(CohortNames.candidate(cohort))
                .setVersion(++version)
                .setGeneration(generation)
                .setAsOf(EventTime.timestamp(asOfMillis))
                .addAllLinks(links)
                .build());
    }

    private static List<List<String>> split(SortedSet<String> accounts) {
        var parts = new ArrayList<List<String>>();
        var part = new ArrayList<String>();
        int chars = 0;
        for (String account : accounts) {
            if (chars + account.length() > MOST_CHARS) {
                parts.add(part);
                part = new ArrayList<>();
                chars = 0;
            }
            part.add(account);
            chars += account.length();
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }
}
