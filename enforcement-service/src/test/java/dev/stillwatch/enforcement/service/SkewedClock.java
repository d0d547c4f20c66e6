package dev.stillwatch.enforcement.service;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** The clock of a replica whose machine is ahead of the others', or behind. */
@Factory
@Requires(property = SkewedClock.AHEAD)
final class SkewedClock {

    static final String AHEAD = "test.clock.ahead";

    @Singleton
    @Replaces(Clock.class)
    Clock clock(@Value("${" + AHEAD + "}") Duration ahead) {
        return Clock.offset(Clock.systemUTC(), ahead);
    }
}
