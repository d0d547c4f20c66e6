package dev.stillwatch.scoring.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.embedded.Backing;
import dev.stillwatch.embedded.junit.WithBacking;
import dev.stillwatch.scoring.sample.Replay;
import dev.stillwatch.scoring.sample.Rig;
import dev.stillwatch.scoring.sample.World;
import dev.stillwatch.scoring.telemetry.ScoringMetrics;
import dev.stillwatch.scoring.telemetry.ScoringMetrics.Count;
import dev.stillwatch.scoring.telemetry.Stage;
import dev.stillwatch.scoring.v1.Assessment;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole service on a real Kafka and Redis gives what the pure domain gives, whatever happens to it. */
@ExtendWith(WithBacking.class)
class ScoringServiceTest {

    private static final World WORLD = World.of(3, 160);
    private static final Map<String, Assessment> EXPECTED =
            new Replay(WORLD).run(1).assessments();

    private final Backing backing;

    ScoringServiceTest(Backing backing) {
        this.backing = backing;
    }

    @Test
    void findsWhatTheDomainFinds() throws Exception {
        try (var rig = new Rig(backing);
                var service = rig.start();
                var findings = rig.findings()) {
            rig.feed(WORLD, 0, World.EPOCHS);

            assertThat(findings.await(World.END).assessments()).isEqualTo(EXPECTED);
            assertThat(findings.dissolved()).containsExactly("cohort:rest");
            assertThat(findings.repeats()).isZero();
            assertThat(service.bean(ScoringMetrics.class).total(Count.EXCHANGES, Stage.ACCOUNTS))
                    .isEqualTo(WORLD.sketches().size());
        }
    }

    @Test
    void duplicatesChangeNothing() throws Exception {
        try (var rig = new Rig(backing);
                var service = rig.start();
                var findings = rig.findings()) {
            rig.feed(WORLD.doubled(), 0, World.EPOCHS);

            assertThat(findings.await(World.END).assessments()).isEqualTo(EXPECTED);
            assertThat(service.bean(ScoringMetrics.class).total(Count.DUPLICATES, Stage.ACCOUNTS))
                    .isEqualTo(WORLD.sketches().size() + WORLD.facts().size());
        }
    }

    @Test
    void aRunOfEpochsTakesThreeRoundTripsHoweverManyExchangesItHolds() throws Exception {
        try (var rig = new Rig(backing);
                var service = rig.start();
                var findings = rig.findings()) {
            rig.feed(WORLD, 0, World.EPOCHS);
            findings.await(World.END);

            var metrics = service.bean(ScoringMetrics.class);
            long atStart = 2;
            assertThat(metrics.total(Count.ROUND_TRIPS, Stage.ACCOUNTS))
                    .isLessThanOrEqualTo(3 * metrics.total(Count.RUNS, Stage.ACCOUNTS) + atStart);
            long loading = 8;
            assertThat(metrics.total(Count.ROUND_TRIPS, Stage.COHORTS))
                    .isLessThanOrEqualTo(metrics.total(Count.RUNS, Stage.COHORTS) + loading);
        }
    }

    @Test
    void whatLinkingIsLateForIsHeldBackAndReadingGoesOn() throws Exception {
        try (var rig = new Rig(backing);
                var service = rig.start(Map.of("stillwatch.scoring.held-records", 100));
                var findings = rig.findings()) {
            rig.feedExchanges(WORLD);
            rig.feedCohorts(WORLD);

            assertThat(findings.await(World.END).assessments()).isEqualTo(EXPECTED);
            assertThat(service.grpcPort()).isPositive();
        }
    }

    @Test
    void killedInTheMiddleAndStartedAgainItFindsTheSame() throws Exception {
        try (var rig = new Rig(backing);
                var findings = rig.findings()) {
            rig.createTopics();
            for (int part = 0; part < 3; part++) {
                Child child = Child.start(rig.settings());
                rig.feed(WORLD, part * 72, (part + 1) * 72);
                // It is killed while more is under way: some of it is sent, some kept, some neither.
                findings.await(World.LENGTH.end(World.FIRST + part * 72L + 20));
                child.kill();
            }
            try (var service = rig.start()) {
                rig.feed(WORLD, 216, World.EPOCHS);

                assertThat(findings.await(World.END).assessments()).isEqualTo(EXPECTED);
                assertThat(service.grpcPort()).isPositive();
            }
        }
    }

    @Test
    void whenRedisHasLostEverythingItIsRebuiltFromTheTopics() throws Exception {
        try (var rig = new Rig(backing);
                var findings = rig.findings()) {
            try (var service = rig.start()) {
                rig.feed(WORLD, 0, 200);
                findings.await(World.LENGTH.end(World.FIRST + 199));
                assertThat(service.grpcPort()).isPositive();
            }
            rig.wipeRedis();
            try (var service = rig.start()) {
                rig.feed(WORLD, 200, World.EPOCHS);

                assertThat(findings.await(World.END).assessments()).isEqualTo(EXPECTED);
                assertThat(findings.repeats()).as("what was made again").isPositive();
                assertThat(service.bean(ScoringMetrics.class).total(Count.EXCHANGES, Stage.ACCOUNTS))
                        .isEqualTo(WORLD.sketches().size());
            }
        }
    }

    @Test
    void twoReplicasShareTheWorkAndFindTheSame() throws Exception {
        try (var rig = new Rig(backing);
                var findings = rig.findings();
                var one = rig.start()) {
            rig.feed(WORLD, 0, 100);
            findings.await(World.LENGTH.end(World.FIRST + 99));
            try (var two = rig.start()) {
                rig.feed(WORLD, 100, 200);
                findings.await(World.LENGTH.end(World.FIRST + 199));
                assertThat(two.grpcPort()).isNotEqualTo(one.grpcPort());
            }
            rig.feed(WORLD, 200, World.EPOCHS);

            assertThat(findings.await(World.END).assessments()).isEqualTo(EXPECTED);
        }
    }
}
