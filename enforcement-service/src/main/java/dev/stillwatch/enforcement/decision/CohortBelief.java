package dev.stillwatch.enforcement.decision;

import dev.stillwatch.enforcement.policy.Linked;
import dev.stillwatch.enforcement.policy.PolicySubject;
import dev.stillwatch.linking.v1.Link;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.platform.links.LinkShares;
import dev.stillwatch.scoring.v1.Assessment;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is kept of one cohort: its members and its newest assessment. */
final class CohortBelief {

    final String id;
    final TreeSet<String> members = new TreeSet<>();

    /** Version of the last change taken. */
    long version;

    /** The evidence that linked them, as last told. */
    List<Link> links = List.of();

    /** Whether linking calls it a candidate only. */
    boolean candidate;

    /** The infrastructure operators whose accounts these are, as last told. */
    List<String> operators = List.of();

    /** When its first change was made, milliseconds since 1970. */
    long sinceMillis = Long.MAX_VALUE;

    /** The newest assessment; null before the first. */
    @Nullable
    Assessment assessment;

    CohortBelief(String id) {
        this.id = id;
    }

    /** The cohort as policies see it. */
    PolicySubject.OfCohort subject(Assessment newest, boolean confirmed) {
        return new PolicySubject.OfCohort(
                newest,
                confirmed,
                new Linked(
                        LinkShares.beyondContent(links, members.size()),
                        LinkShares.beyondSoftware(links, members.size()),
                        LinkShares.asStrangers(links, members.size())),
                candidate);
    }

    /** Age of the newest assessment, milliseconds since 1970. */
    long asOfMillis() {
        return assessment == null ? Long.MIN_VALUE : EventTime.millis(assessment.getAsOf());
    }
}
