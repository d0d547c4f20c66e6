package dev.stillwatch.enforcement.decision;

import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.scoring.v1.Assessment;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is kept of one cohort: its members and its newest assessment. */
final class CohortBelief {

    final String id;
    final TreeSet<String> members = new TreeSet<>();

    /** Version of the last change taken. */
    long version;

    /** The newest assessment; null before the first. */
    @Nullable
    Assessment assessment;

    CohortBelief(String id) {
        this.id = id;
    }

    /** Age of the newest assessment, milliseconds since 1970. */
    long asOfMillis() {
        return assessment == null ? Long.MIN_VALUE : EventTime.millis(assessment.getAsOf());
    }
}
