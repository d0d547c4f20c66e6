package dev.stillwatch.intel.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * How what is known loses its worth: by half in every half-life since it was last sighted. Addresses change hands in days, the way an
 * operator works in months; so each type of value has a half-life of its own.
 *
 * @param byType half-lives by type of value
 * @param otherwise the half-life of all other types
 */
public record Decay(Map<String, Duration> byType, Duration otherwise) {

    /** What holds unless said otherwise. */
    public static final Decay USUAL = new Decay(
            Map.of(
                    "ipv4-addr", Duration.ofDays(7),
                    "ipv6-addr", Duration.ofDays(7),
                    "domain-name", Duration.ofDays(30),
                    "url", Duration.ofDays(14),
                    "email-addr", Duration.ofDays(60),
                    "user-account", Duration.ofDays(30),
                    "x-stillwatch-cohort", Duration.ofDays(90)),
            Duration.ofDays(30));

    /** The half-life of a type of value. */
    public Duration halfLife(String valueType) {
        return byType.getOrDefault(valueType, otherwise);
    }

    /** What is left at a moment of something last sighted at another, 1 to 0. */
    public double left(String valueType, Instant lastSeen, Instant now) {
        double age = Math.max(0, Duration.between(lastSeen, now).toSeconds());
        return Math.pow(0.5, age / halfLife(valueType).toSeconds());
    }
}
