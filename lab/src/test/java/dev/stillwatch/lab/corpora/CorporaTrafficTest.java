package dev.stillwatch.lab.corpora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.Exchange;
import dev.stillwatch.lab.replay.Line;
import dev.stillwatch.lab.replay.ReplayReader;
import dev.stillwatch.lab.simulate.traffic.Moments;
import dev.stillwatch.lab.truth.Truth;
import dev.stillwatch.lab.truth.TruthRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorporaTrafficTest {
    private static final Path DATA = Path.of("..", "..", "shared", "data");

    private final CorporaPlan plan =
            CorporaPlan.of(DATA).withPeople(60).withAccounts(12).withDays(4);

    private @Nullable CorporaTraffic made;

    @TempDir
    Path folder;

    @Test
    void aFolderWithoutCorporaIsNamed() {
        assertThatThrownBy(() -> CorporaTraffic.of(CorporaPlan.of(folder)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(folder.toString());
    }

    @Test
    void anUnknownGeneratorIsToldWithThoseThereAre() {
        needsData();

        assertThatThrownBy(() -> CorporaTraffic.of(plan.withGenerators(List.of("nothing"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nothing")
                .hasMessageContaining("alpaca_meta");
    }

    @Test
    void theSamePlanMakesTheSameFilesAndTheyAreReadAgain() throws IOException {
        needsData();
        CorporaTraffic traffic = traffic();
        long written = traffic.write(folder.resolve("first"));
        CorporaTraffic.of(plan).write(folder.resolve("second"));

        for (String file : List.of(CorporaTraffic.EVENTS, CorporaTraffic.TRUTH)) {
            assertThat(folder.resolve("second").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("first").resolve(file));
        }
        List<Line> lines = new ArrayList<>();
        try (ReplayReader reader = ReplayReader.open(folder.resolve("first").resolve(CorporaTraffic.EVENTS))) {
            reader.forEachRemaining(lines::add);
        }
        assertThat(lines).hasSize((int) written).allMatch(line -> line instanceof Line.Parsed);
        assertThat(Truth.read(folder.resolve("first").resolve(CorporaTraffic.TRUTH))
                        .rows())
                .isEqualTo(traffic.truth().rows());
    }

    @Test
    void everyAccountHasATruthAndEventsComeInOrder() throws IOException {
        needsData();
        CorporaTraffic traffic = traffic();
        Set<String> accounts = traffic.truth().rows().keySet();
        long last = Long.MIN_VALUE;

        for (Event event : events(traffic)) {
            assertThat(Moments.of(event)).isGreaterThanOrEqualTo(last);
            last = Moments.of(event);
            String account = event.hasExchange()
                    ? event.getExchange().getAccountId()
                    : event.getAccount().getAccountId();
            assertThat(accounts.contains(account)).isTrue();
        }
        assertThat(traffic.truth().rows().values().stream().map(TruthRow::kind).collect(Collectors.toSet()))
                .contains(
                        TruthRow.ATTACKER,
                        TruthRow.HUMAN,
                        "benign-auto:bulk-customer",
                        "benign-auto:judge-runner",
                        "benign-auto:benchmark-runner",
                        "benign-auto:popular-prompt");
    }

    @Test
    void campaignsStayBetweenFiveAndThirtyADay() throws IOException {
        needsData();
        CorporaTraffic traffic = traffic();
        Map<String, Integer> counts = new HashMap<>();
        for (Event event : events(traffic)) {
            if (traffic.truth().isAttacker(event.getExchange().getAccountId())) {
                counts.merge(event.getExchange().getAccountId(), 1, Integer::sum);
            }
        }

        assertThat(counts).hasSize(24);
        assertThat(counts.values()).allMatch(count -> count >= 4 && count <= 30 * 4 * 1.4);
    }

    @Test
    void nothingThatGivesTheSourceAwayIsLeft() throws IOException {
        needsData();
        CorporaTraffic traffic =
                CorporaTraffic.of(plan.withGenerators(List.of("gpteacher_toolformer", "glaive_toolcall", "mea_meaeq")));
        List<Exchange> exchanges = events(traffic).stream()
                .filter(Event::hasExchange)
                .map(Event::getExchange)
                .toList();

        assertThat(exchanges)
                .isNotEmpty()
                .allSatisfy(exchange -> exchange.getMessagesList().forEach(message -> {
                    assertThat(message.getContent())
                            .doesNotContain("toolformer: enabled")
                            .doesNotStartWith("[tools]");
                }));
        assertThat(exchanges.stream()
                        .filter(exchange -> traffic.truth().isAttacker(exchange.getAccountId()))
                        .filter(exchange -> exchange.getMessages(0).getContent().contains(" n't "))
                        .count())
                .isZero();
    }

    private static void needsData() {
        assumeTrue(Files.isDirectory(DATA), "../shared/data is not there: the generator from corpora not tested");
    }

    /** The plan's traffic, made once. */
    private CorporaTraffic traffic() throws IOException {
        CorporaTraffic traffic = made == null ? CorporaTraffic.of(plan) : made;
        made = traffic;
        return traffic;
    }

    private static List<Event> events(CorporaTraffic traffic) {
        List<Event> events = new ArrayList<>();
        traffic.events().forEachRemaining(events::add);
        return events;
    }
}
