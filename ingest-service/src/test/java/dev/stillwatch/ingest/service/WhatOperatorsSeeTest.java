package dev.stillwatch.ingest.service;

import static dev.stillwatch.ingest.event.Events.TIME;
import static dev.stillwatch.ingest.event.Events.event;
import static dev.stillwatch.ingest.event.Events.exchange;
import static dev.stillwatch.ingest.event.Events.release;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.embedded.Backing;
import dev.stillwatch.embedded.junit.WithBacking;
import dev.stillwatch.ingest.v1.Event;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Metrics, and what is left in Redis. */
@ExtendWith(WithBacking.class)
class WhatOperatorsSeeTest {

    private static final Pattern LABEL = Pattern.compile("[{,](kind|outcome|reason|rpc|use)=\"([^\"]*)\"");

    private final int metricsPort;
    private final Installation installation;

    WhatOperatorsSeeTest(Backing backing) throws Exception {
        metricsPort = ServiceProcess.freePort();
        installation = new Installation(
                backing,
                Map.of(
                        "stillwatch.telemetry.metrics-port",
                        metricsPort,
                        "stillwatch.telemetry.metrics-host",
                        "127.0.0.1"));
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void theMetricsCountWhatHappened() throws Exception {
        installation.start();
        StreamClient stream = installation.stream();
        stream.send(List.of(
                event(exchange("x1", "a1", TIME)),
                event(exchange("x1", "a1", TIME)),
                event(release()),
                Event.getDefaultInstance(),
                event(exchange("x2", "a2", TIME - Duration.ofHours(1).toMillis()))));
        stream.ack();
        stream.send(
                List.of(event(exchange("x3", "a2", TIME - Duration.ofHours(1).toMillis()))));
        stream.ack();

        String metrics = metrics();

        assertThat(value(metrics, "stillwatch_ingest_events_total", "kind=\"exchange\"", "outcome=\"accepted\""))
                .isEqualTo(3);
        assertThat(value(metrics, "stillwatch_ingest_events_total", "kind=\"exchange\"", "outcome=\"duplicate\""))
                .isEqualTo(1);
        assertThat(value(metrics, "stillwatch_ingest_events_total", "kind=\"release\"", "outcome=\"accepted\""))
                .isEqualTo(1);
        assertThat(value(metrics, "stillwatch_ingest_rejections_total", "reason=\"empty_event\""))
                .isEqualTo(1);
        assertThat(value(metrics, "stillwatch_ingest_late_total")).isEqualTo(1);
        assertThat(value(metrics, "stillwatch_ingest_redis_round_trips_total", "use=\"look_up\""))
                .isEqualTo(2);
        assertThat(value(metrics, "stillwatch_ingest_batch_duration_seconds_count", "rpc=\"stream\""))
                .isEqualTo(2);
        assertThat(metrics)
                .contains("stillwatch_ingest_batch_duration_seconds_bucket")
                .contains("le=\"2.5E-4\"")
                .contains("stillwatch_ingest_in_flight_events")
                .contains("stillwatch_ingest_in_flight_bytes")
                .contains("stillwatch_ingest_watermark_lag_seconds");
        assertThat(LABEL.matcher(metrics).results().map(m -> m.group(2)))
                .allMatch(word -> word.matches("[a-z_]{4,20}|invalid_utf8"))
                .doesNotContain("a1", "x1");
    }

    @Test
    void whatEventTimeHasLeftBehindIsDroppedFromRedis() throws Exception {
        installation.start();
        StreamClient stream = installation.stream();
        stream.send(List.of(event(exchange("x1", "a1", TIME))));
        stream.ack();
        assertThat(seenSets()).isEqualTo(1);

        stream.promise(TIME + Duration.ofDays(5).toMillis());
        stream.ack();

        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (seenSets() > 0) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    private int seenSets() {
        return installation.redis(
                r -> r.sync().keys(installation.prefix() + "ingest:seen:{*").size());
    }

    private String metrics() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + metricsPort + "/metrics"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static double value(String metrics, String name, String... labels) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> List.of(labels).stream().allMatch(line::contains))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .mapToDouble(Double::parseDouble)
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " " + List.of(labels) + " is not in:\n" + metrics));
    }
}
