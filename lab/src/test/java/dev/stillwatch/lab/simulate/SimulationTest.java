package dev.stillwatch.lab.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.Exchange;
import dev.stillwatch.lab.replay.Line;
import dev.stillwatch.lab.replay.ReplayReader;
import dev.stillwatch.lab.replay.ReplayWriter;
import dev.stillwatch.lab.simulate.traffic.Moments;
import dev.stillwatch.lab.truth.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {
    @TempDir
    Path folder;

    @Test
    void theSameScenarioMakesTheSameBytes() throws IOException {
        Path first = write(Scenarios.small(), "first.jsonl.gz");
        Path second = write(Scenarios.small(), "second.jsonl.gz");

        assertThat(second).hasSameBinaryContentAs(first);
    }

    @Test
    void anotherSeedMakesOtherTraffic() throws IOException {
        Path first = write(Scenarios.small(), "first.jsonl");
        Path second = write(Scenarios.small().withSeed(2), "second.jsonl");

        assertThat(Files.mismatch(first, second)).isBetween(0L, 1_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "demo"})
    void eventsComeInOrderAndEndInTime(String name) {
        Scenario scenario = Scenarios.named(name);
        long end = scenario.start().toEpochMilli() + 86_400_000L * scenario.days();

        long last = Long.MIN_VALUE;
        for (Iterator<Event> events = Simulation.of(scenario).events(); events.hasNext(); ) {
            long at = Moments.of(events.next());
            assertThat(at).isGreaterThanOrEqualTo(last).isLessThan(end);
            last = at;
        }
    }

    @Test
    void noTwoAccountsComeByOneMailboxByChance() {
        Map<String, String> holders = new HashMap<>();
        for (Event event : ImmutableList.copyOf(Simulation.of(Scenarios.demo()).events())) {
            String email = event.getAccount().getEmail().toLowerCase(Locale.ROOT);
            if (!email.isEmpty()) {
                String account = event.getAccount().getAccountId();
                assertThat(holders.putIfAbsent(email, account)).as(email).isIn(null, account);
            }
        }
        assertThat(holders).hasSizeGreaterThan(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "demo"})
    void everyAccountHasATruthAndEveryExchangeItsOwnId(String name) {
        Simulation simulation = Simulation.of(Scenarios.named(name));
        Truth truth = simulation.truth();
        Set<String> ids = new HashSet<>();

        for (Event event : ImmutableList.copyOf(simulation.events())) {
            if (event.hasExchange()) {
                Exchange exchange = event.getExchange();
                assertThat(truth.rows()).containsKey(exchange.getAccountId());
                assertThat(ids.add(exchange.getExchangeId())).isTrue();
            } else if (event.hasAccount()) {
                assertThat(truth.rows()).containsKey(event.getAccount().getAccountId());
            }
        }
        assertThat(ids).isNotEmpty();
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        List<Event> written =
                ImmutableList.copyOf(Simulation.of(Scenarios.small()).events());
        List<Event> read = new ArrayList<>();

        try (ReplayReader reader = ReplayReader.open(write(Scenarios.small(), "events.jsonl.gz"))) {
            reader.forEachRemaining(line -> {
                Line.Parsed parsed = (Line.Parsed) line;
                assertThat(parsed.warnings()).isEmpty();
                read.add(parsed.event());
            });
        }

        assertThat(read).isEqualTo(written);
    }

    @Test
    void anUnknownScenarioIsToldWithTheNamesThereAre() {
        assertThatThrownBy(() -> Scenarios.named("huge"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("huge")
                .hasMessageContaining("adaptive, benign, demo, fail-over, farm, february");
    }

    private Path write(Scenario scenario, String name) throws IOException {
        Path file = folder.resolve(name);
        try (ReplayWriter writer = ReplayWriter.create(file)) {
            for (Event event : ImmutableList.copyOf(Simulation.of(scenario).events())) {
                writer.write(event);
            }
        }
        return file;
    }
}
