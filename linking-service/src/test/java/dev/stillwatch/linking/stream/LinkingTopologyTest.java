package dev.stillwatch.linking.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.ingest.v1.AccountFact;
import dev.stillwatch.ingest.v1.AccountRecord;
import dev.stillwatch.ingest.v1.SketchRecord;
import dev.stillwatch.linking.service.Traffic;
import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.linking.v1.CohortRecord;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.type.v1.Watermark;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkingTopologyTest {

    private static final Traffic TRAFFIC = new Traffic(7, 30, 60, 20);

    @TempDir
    private Path state;

    @Test
    void a_farm_among_people_is_found_with_what_holds_it() {
        List<CohortDelta> deltas = straight("a");
        assertThat(LinkingDriver.members(deltas).values())
                .singleElement()
                .satisfies(m -> assertThat(m).hasSize(20).allMatch(a -> a.startsWith("farm-")));
        assertThat(deltas.getLast().getLinksList()).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_order_of_arrival_changes_nothing(long seed) {
        var random = new Random(seed);
        List<SketchRecord> sketches = shuffledBetweenWatermarks(TRAFFIC.sketches(), SketchRecord::hasWatermark, random);
        List<AccountRecord> accounts =
                shuffledBetweenWatermarks(TRAFFIC.accounts(), AccountRecord::hasWatermark, random);
        try (var driver = new LinkingDriver(state.resolve("shuffled"))) {
            int s = 0;
            int a = 0;
            while (s < sketches.size() || a < accounts.size()) {
                // One input runs ahead of the other by chance, at times by hours.
                boolean first = random.nextInt(100) < (s / 700 % 2 == 0 ? 99 : 5);
                if (s < sketches.size() && (first || a == accounts.size())) {
                    driver.send(sketches.get(s++));
                } else {
                    driver.send(accounts.get(a++));
                }
            }
            assertThat(driver.deltas()).isEqualTo(straight("straight"));
        }
    }

    @Test
    void what_was_decided_for_an_epoch_stands_before_the_watermark_that_ends_it() {
        try (var driver = new LinkingDriver(state)) {
            send(driver, TRAFFIC);
            long watermark = 0;
            for (CohortRecord record : driver.read()) {
                if (record.hasDelta()) {
                    assertThat(record.getDelta().getAsOf().getSeconds()).isGreaterThan(watermark);
                } else {
                    assertThat(record.getWatermark().getSourcesList()).containsExactly("linking");
                    assertThat(record.getWatermark().getEventTime().getSeconds())
                            .isGreaterThan(watermark);
                    watermark = record.getWatermark().getEventTime().getSeconds();
                }
            }
            assertThat(watermark * 1000).isEqualTo(Traffic.START + 30 * 12 * Traffic.EPOCH);
        }
    }

    @Test
    void nothing_is_decided_before_every_source_on_both_topics_has_promised_it() {
        try (var driver = new LinkingDriver(state)) {
            long end = Traffic.START + Traffic.EPOCH;
            driver.watermark(Traffic.START);
            driver.watermark(source("ingest/1", Traffic.START, false));
            driver.read();
            driver.send(SketchRecord.newBuilder()
                    .setWatermark(Traffic.watermark(end))
                    .build());
            assertThat(driver.read()).isEmpty();
            driver.send(AccountRecord.newBuilder()
                    .setWatermark(Traffic.watermark(end))
                    .build());
            assertThat(driver.read()).isEmpty();
            driver.watermark(source("ingest/1", end, false));
            assertThat(driver.read()).hasSize(1);
        }
    }

    @Test
    void a_source_that_stops_for_good_is_not_waited_for() {
        try (var driver = new LinkingDriver(state)) {
            driver.watermark(Traffic.START);
            driver.watermark(source("ingest/1", Traffic.START, false));
            driver.read();
            driver.watermark(Traffic.START + Traffic.EPOCH);
            assertThat(driver.read()).isEmpty();
            driver.watermark(source("ingest/1", Traffic.START, true));
            assertThat(driver.read()).hasSize(1);
        }
    }

    @Test
    void what_comes_late_counts_in_the_epoch_that_is_open() {
        try (var driver = new LinkingDriver(state)) {
            send(driver, TRAFFIC);
            driver.read();
            long end = Traffic.START + 30 * 12 * Traffic.EPOCH;
            List.of("late-1", "late-2", "late-3").forEach(a -> driver.send(card(a, 1, Traffic.START)));
            driver.watermark(end + Traffic.EPOCH);
            assertThat(driver.deltas()).singleElement().satisfies(d -> {
                assertThat(d.getJoinedList()).containsExactly("late-1", "late-2", "late-3");
                assertThat(d.getAsOf().getSeconds() * 1000).isEqualTo(end + Traffic.EPOCH);
            });
        }
    }

    @Test
    void when_all_sources_are_final_every_epoch_is_closed() {
        try (var driver = new LinkingDriver(state)) {
            for (int i = 0; i < 100; i++) {
                driver.send(card("account-" + i, i < 3 ? 1 : i, Traffic.START + 1));
            }
            driver.watermark(source(Traffic.INGEST, Traffic.START, true));
            assertThat(driver.deltas()).hasSize(1);
        }
    }

    @Test
    void idle_days_let_evidence_age_and_the_cohort_end() {
        try (var driver = new LinkingDriver(state)) {
            send(driver, TRAFFIC);
            assertThat(LinkingDriver.members(driver.deltas())).hasSize(1);
            driver.watermark(Traffic.START + 50 * 24 * 3_600_000L);
            assertThat(driver.deltas())
                    .last()
                    .satisfies(d -> assertThat(d.getDissolved()).isTrue());
        }
    }

    @Test
    void an_unreadable_record_is_put_aside_and_the_others_go_through() {
        try (var driver = new LinkingDriver(state)) {
            driver.sendGarbage("not a message".getBytes(StandardCharsets.UTF_8));
            driver.send(SketchRecord.getDefaultInstance());
            driver.send(SketchRecord.newBuilder()
                    .setWatermark(Watermark.getDefaultInstance())
                    .build());
            send(driver, TRAFFIC);
            assertThat(LinkingDriver.members(driver.deltas())).hasSize(1);
        }
    }

    private static AccountRecord card(String account, long payment, long time) {
        return AccountRecord.newBuilder()
                .setFact(AccountFact.newBuilder()
                        .setAccountId(account)
                        .setOccurredAt(EventTime.timestamp(time))
                        .setPayment(payment))
                .build();
    }

    private List<CohortDelta> straight(String name) {
        try (var driver = new LinkingDriver(state.resolve(name))) {
            send(driver, TRAFFIC);
            return driver.deltas();
        }
    }

    private static void send(LinkingDriver driver, Traffic traffic) {
        traffic.accounts().forEach(driver::send);
        traffic.sketches().forEach(driver::send);
    }

    private static Watermark source(String source, long time, boolean last) {
        return Traffic.watermark(time).toBuilder()
                .clearSources()
                .addSources(source)
                .setFinal(last)
                .build();
    }

    private static <T> List<T> shuffledBetweenWatermarks(List<T> records, Predicate<T> watermark, Random random) {
        var shuffled = new ArrayList<T>();
        var part = new ArrayList<T>();
        for (T record : records) {
            if (watermark.test(record)) {
                Collections.shuffle(part, random);
                shuffled.addAll(part);
                part.clear();
                shuffled.add(record);
            } else {
                part.add(record);
            }
        }
        return shuffled;
    }
}
