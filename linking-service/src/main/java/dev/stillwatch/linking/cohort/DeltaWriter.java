package dev.stillwatch.linking.cohort;

import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.linking.v1.Link;
import dev.stillwatch.platform.epoch.EventTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes the deltas of one cohort. Who leaves and who joins go into different versions, so that of several cohorts those who leave can be
 * told first; what does not fit into one record of a topic is spread over several as well.
 */
final class DeltaWriter {

    /** Characters of account ids in one delta at most; a megabyte is the usual limit of a record. */
    private static final int MOST_CHARS = 300_000;

    private final String cohort;
    private final long asOfMillis;
    private final List<CohortDelta> deltas = new ArrayList<>();
    private long version;
    private long generation;

    DeltaWriter(String cohort, Standing from, long asOfMillis) {
        this.cohort = cohort;
        this.version = from.version();
        this.generation = from.generation();
        this.asOfMillis = asOfMillis;
    }

    /**
     * What leads from some members to a group; empty when nothing that matters has changed.
     *
     * @param lookAtLinks whether other kinds of evidence are worth telling though the members are the same
     */
    static List<CohortDelta> change(
            String cohort, Standing from, Collection<String> before, Found now, boolean lookAtLinks, long asOfMillis) {
        var joined = new TreeSet<>(now.members());
        joined.removeAll(before);
        var left = new TreeSet<>(before);
        left.removeAll(now.members());
        boolean same = joined.isEmpty() && left.isEmpty();
        if (same && !lookAtLinks) {
            return List.of();
        }
        List<Link> links = now.links().get();
        if (same
                && links.stream().map(Link::getKind).collect(Collectors.toSet()).equals(from.kinds())) {
            return List.of();
        }
        var writer = new DeltaWriter(cohort, from, asOfMillis);
        writer.leave(left, links);
        writer.join(joined, links);
        if (writer.deltas.isEmpty()) {
            writer.add(CohortDelta.newBuilder(), links);
        }
        return writer.deltas;
    }

    /** What ends a cohort. */
    static List<CohortDelta> end(
            String cohort, Standing from, Collection<String> before, String mergedInto, long asOfMillis) {
        var writer = new DeltaWriter(cohort, from, asOfMillis);
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
        for (List<String> some : parts(accounts)) {
            generation++;
            add(CohortDelta.newBuilder().addAllLeft(some), links);
        }
    }

    private void join(SortedSet<String> accounts, List<Link> links) {
        parts(accounts).forEach(some -> add(CohortDelta.newBuilder().addAllJoined(some), links));
    }

    private void add(CohortDelta.Builder delta, List<Link> links) {
        deltas.add(delta.setCohortId(cohort)
                .setVersion(++version)
                .setGeneration(generation)
                .setAsOf(EventTime.timestamp(asOfMillis))
                .addAllLinks(links)
                .build());
    }

    private static List<List<String>> parts(SortedSet<String> accounts) {
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
