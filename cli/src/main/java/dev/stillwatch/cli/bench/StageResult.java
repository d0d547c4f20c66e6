package dev.stillwatch.cli.bench;

import java.io.IOException;

/**
 * What came of one stage.
 *
 * @param pace how fast it was
 * @param roundTrips times it waited for Redis, as its own metric counts them
 * @param commands commands that Redis carried out meanwhile; those of one pipeline share a round trip
 */
record StageResult(Pace pace, double roundTrips, long commands) {

    static StageResult of(Pace pace, OneService service, String word, long commands)
            throws IOException, InterruptedException {
        return new StageResult(
                pace, service.metrics().sum("stillwatch_" + word + "_redis_round_trips_total"), commands);
    }
}
