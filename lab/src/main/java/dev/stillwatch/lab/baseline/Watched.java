package dev.stillwatch.lab.baseline;

import java.util.List;

/**
 * What a detector said of one subject.
 *
 * @param score its highest suspicion
 * @param alarm when that first went above the threshold, milliseconds since 1970; {@link #NEVER}: it did not
 */
record Watched(double score, long alarm) {
    static final long NEVER = Long.MAX_VALUE;

    /** Lets a detector watch queries in order of time. */
    static Watched of(List<Query> queries, Detector detector, double threshold) {
        double most = 0;
        long alarm = NEVER;
        for (Query query : queries) {
            most = Math.max(most, detector.next(query));
            if (alarm == NEVER && most > threshold) {
                alarm = query.at();
            }
        }
        return new Watched(most, alarm);
    }
}
