package dev.stillwatch.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.stillwatch.cli.client.Acknowledged;
import dev.stillwatch.cli.replay.Export;
import dev.stillwatch.cli.replay.Replay;
import dev.stillwatch.lab.findings.Findings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The platform as the chart deploys it, two replicas of every service, does its work while it is disturbed: nothing sent is lost, what it finds is
 * what standalone finds in the same file, and every question of a gateway is answered.
 */
class ClusterTest {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterTest.class);

    /** Before each five minutes of traffic while something is being done to the cluster, milliseconds. */
    private static final long SLOWLY = 150;

    /** Kept afterwards: the logs of all processes are in it. */
    private final Path folder = WorkFolder.empty("cluster-test");

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void disturbancesChangeNoFindingAndFailNoCheck() throws Exception {
        String faults = System.getProperty("cluster.faults", "off");
        assumeFalse(faults.equals("off"), "skipped: -Dcluster.faults=short runs it (docs/cluster-test.md)");
        Reference reference = Reference.get();
        LOG.info(
                "standalone has found {} actions",
                reference.findings().actions().size());
        var disturbances = Disturbance.named(faults);
        var traffic = PacedTraffic.of(reference.file());

        try (Cluster cluster = Cluster.start(folder, reference.secrets())) {
            LOG.info("the cluster is ready");
            List<String> wrong = new ArrayList<>();
            Acknowledged acknowledged;
            CheckLoad checks;
            try (var load = new CheckLoad(cluster.channels("gateway"), traffic.accounts())) {
                checks = load;
                acknowledged = under(traffic, cluster, disturbances, load, wrong);
            }
            LOG.info("{}", checks);
            var everyPod = new EveryPod(cluster);
            long end = traffic.end(Duration.ofMinutes(5).toMillis());
            everyPod.promise(end);
            everyPod.awaitDecided(end);
            LOG.info("all is decided");

            var answers = everyPod.answers(traffic.accounts());
            SoftAssertions.assertSoftly(all -> {
                all.assertThat(wrong).isEmpty();
                all.assertThat(traffic.complaints()).isEmpty();
                all.assertThat(acknowledged).isEqualTo(new Acknowledged(traffic.events(), 0, 0));
                assertSame(all, findings(cluster, acknowledged), reference.findings());
                all.assertThat(answers)
                        .hasSizeGreaterThan(1)
                        .allSatisfy(one -> assertThat(one)
                                .isEqualTo(answers.getFirst())
                                .containsValue("false ACTION_KIND_VERIFY"));
                all.assertThat(checks.failures()).as(checks::toString).isEmpty();
                all.assertThat(checks.asked()).isPositive();
            });
        }
    }

    /**
     * From images of the version before to this one's, service by service, both running beside each other. What is found is not compared: two versions
     * need not find the same.
     */
    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void anUpgradeLosesNothingAndFailsNoCheck() throws Exception {
        assumeFalse(
                System.getProperty("cluster.previous", "").isEmpty(),
                "skipped: -Dcluster.previous=FOLDER runs it (docs/cluster-test.md)");
        Reference reference = Reference.get();
        var traffic = PacedTraffic.of(reference.file());

        try (Cluster cluster = Cluster.start(folder, reference.secrets())) {
            LOG.info("the cluster is ready, of the version before");
            List<String> wrong = new ArrayList<>();
            Acknowledged acknowledged;
            CheckLoad checks;
            try (var load = new CheckLoad(cluster.channels("gateway"), traffic.accounts())) {
                checks = load;
                acknowledged = under(traffic, cluster, Disturbance.upgrade(), load, wrong);
            }
            LOG.info("{}", checks);
            var everyPod = new EveryPod(cluster);
            long end = traffic.end(Duration.ofMinutes(5).toMillis());
            everyPod.promise(end);
            everyPod.awaitDecided(end);

            var answers = everyPod.answers(traffic.accounts());
            Findings found = findings(cluster, acknowledged);
            LOG.info("all is decided: {} actions", found.actions().size());
            SoftAssertions.assertSoftly(all -> {
                all.assertThat(wrong).isEmpty();
                all.assertThat(traffic.complaints()).isEmpty();
                all.assertThat(acknowledged).isEqualTo(new Acknowledged(traffic.events(), 0, 0));
                all.assertThat(found.accounts())
                        .hasSameSizeAs(reference.findings().accounts());
                all.assertThat(found.actions()).isNotEmpty();
                all.assertThat(answers)
                        .hasSizeGreaterThan(1)
                        .allSatisfy(one -> assertThat(one).isEqualTo(answers.getFirst()));
                all.assertThat(checks.failures()).as(checks::toString).isEmpty();
                all.assertThat(checks.asked()).isPositive();
            });
        }
    }

    /** Sends the traffic, does one thing after another meanwhile, and returns what became of the traffic. */
    private static Acknowledged under(
            PacedTraffic traffic, Cluster cluster, List<Disturbance> disturbances, CheckLoad checks, List<String> wrong)
            throws Exception {
        var sending = CompletableFuture.supplyAsync(() -> {
            try {
                return traffic.send(cluster.channels("gateway"), Clock.systemUTC());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CompletionException(e);
            }
        });
        double share = 1.0 / (disturbances.size() + 1);
        for (int i = 0; i < disturbances.size(); i++) {
            Disturbance disturbance = disturbances.get(i);
            traffic.pace((i + 1) * share, 0);
            double begin = (i + 0.5) * share;
            await(() -> traffic.sent() >= begin || sending.isDone());
            LOG.info("{}, at {} of the traffic", disturbance.name(), traffic.sent());
            checks.during(disturbance.name());
            traffic.pace((i + 2) * share, SLOWLY);
            wrong.addAll(disturbance.work().on(cluster));
            LOG.info("{}: over, at {} of the traffic", disturbance.name(), traffic.sent());
            checks.during("after: " + disturbance.name());
        }
        traffic.pace(1, 0);
        return sending.get(3, TimeUnit.MINUTES);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        var never = new CountDownLatch(1);
        while (!condition.getAsBoolean()) {
            never.await(10, TimeUnit.MILLISECONDS);
        }
    }

    private static Findings findings(Cluster cluster, Acknowledged acknowledged) {
        try (var client = cluster.client()) {
            return new Export(client)
                    .read(new Replay.Outcome(acknowledged.total(), 0, acknowledged, Duration.ofSeconds(1)), "test");
        }
    }

    private static void assertSame(SoftAssertions all, Findings found, Findings expected) {
        all.assertThat(expected.cohorts()).isNotEmpty();
        all.assertThat(expected.actions()).isNotEmpty();
        all.assertThat(found.accounts()).isEqualTo(expected.accounts());
        all.assertThat(found.cohorts()).isEqualTo(expected.cohorts());
        all.assertThat(found.actions()).isEqualTo(expected.actions());
    }
}
