package dev.stillwatch.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.ingest.v1.Event;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {

    private static final int EXCHANGES = 1_000;

    @TempDir
    private Path folder;

    private Recording recording;

    @BeforeEach
    void simulate() throws Exception {
        recording = Recording.make(folder.resolve("events"), EXCHANGES, state -> {});
    }

    @Test
    void itHasAsManyExchangesAsWereAskedFor() throws Exception {
        assertThat(recording.exchanges()).isEqualTo(EXCHANGES);
        try (var events = recording.play()) {
            assertThat(rest(events)).hasSize((int) recording.events());
            assertThat(events.exchanges()).isEqualTo(EXCHANGES);
        }
    }

    @Test
    void twoPartsAreTheWhole() throws Exception {
        List<Event> parts = new ArrayList<>();
        long exchanges;
        try (var first = recording.play(0, 300);
                var second = recording.play(300, recording.events())) {
            parts.addAll(rest(first));
            parts.addAll(rest(second));
            exchanges = first.exchanges() + second.exchanges();
        }
        assertThat(exchanges).isEqualTo(EXCHANGES);
        try (var all = recording.play()) {
            assertThat(parts).isEqualTo(rest(all));
        }
    }

    @Test
    void itKnowsHowMuchHappenedBeforeAMoment() {
        assertThat(recording.exchangesBefore(Long.MIN_VALUE)).isZero();
        assertThat(recording.exchangesBefore(recording.first())).isZero();
        assertThat(recording.exchangesBefore(recording.last())).isBetween(1, EXCHANGES - 1);
        assertThat(recording.exchangesBefore(recording.last() + 1)).isEqualTo(EXCHANGES);
    }

    private static List<Event> rest(Recording.Playing events) throws Exception {
        List<Event> rest = new ArrayList<>();
        for (var next = events.next(); next != null; next = events.next()) {
            rest.add(next.event());
        }
        return rest;
    }
}
