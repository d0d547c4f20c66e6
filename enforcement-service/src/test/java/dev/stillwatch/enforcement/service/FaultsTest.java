package dev.stillwatch.enforcement.service;

import static dev.stillwatch.enforcement.Subjects.account;
import static dev.stillwatch.enforcement.Subjects.extraction;
import static dev.stillwatch.enforcement.Subjects.joined;
import static dev.stillwatch.enforcement.service.Upstream.end;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.embedded.Backing;
import dev.stillwatch.embedded.junit.WithBacking;
import dev.stillwatch.enforcement.policy.DefaultPolicies;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.CheckResponse;
import dev.stillwatch.enforcement.v1.DeployPolicySetRequest;
import dev.stillwatch.enforcement.v1.Policy;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Check answers, and what becomes of deciding, while Redis or Kafka is away and after it came back. */
@ExtendWith(WithBacking.class)
class FaultsTest {

    private final Backing backing;

    FaultsTest(Backing backing) {
        this.backing = backing;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void withoutRedisAThrottledAccountIsAnsweredByTheFailModeOfItsPolicy(boolean failOpen) {
        String prefix = backing.prefix();
        Metrics metrics = Metrics.onAFreePort();
        try (Replica replica =
                        Replica.start(backing, prefix, Map.of("stillwatch.telemetry.metrics-port", metrics.port()));
                Upstream upstream = new Upstream(backing, prefix)) {
            deploy(
                    replica,
                    policy("throttle-account", failOpen),
                    DefaultPolicies.load().getPolicies(0));
            upstream.epoch(
                    0,
                    account("lone", end(0)).setOwnScore(0.995).setExchanges(300),
                    joined("k", 1, "a", "b", "c"),
                    extraction("k", end(0), 3));
            replica.awaitDecided(end(0));
            // On a busy machine Redis may not answer the first question in time.
            Replica.await(() -> !replica.check("lone").getDegraded());
            String mode = failOpen ? "failed_open" : "failed_closed";
            long before = metrics.checks(mode, "redis");

            backing.redis().stop();
            try {
                CheckResponse answer = replica.check("lone");
                assertThat(answer.getAllowed()).isEqualTo(failOpen);
                assertThat(answer.getDegraded()).isTrue();
                assertThat(answer.getAction()).isEqualTo(ActionKind.ACTION_KIND_THROTTLE);
                assertThat(replica.extAuthz("lone")).isEqualTo(failOpen ? 200 : 429);
                assertThat(replica.http("lone")).contains("\"allowed\":" + failOpen, "\"degraded\":true");
                assertThat(replica.litellm("lone")).contains(failOpen ? "NONE" : "BLOCKED");
                assertThat(metrics.checks(mode, "redis")).isEqualTo(before + 4);
                assertThat(replica.dependencies().isRedisUp()).isFalse();
                // Those need nothing but memory.
                assertThat(replica.check("a").getAllowed()).isFalse();
                assertThat(replica.check("benign").getAllowed()).isTrue();
                assertThat(replica.check("benign").getDegraded()).isFalse();
                assertThat(replica.extAuthz("a")).isEqualTo(403);
                assertThat(replica.extAuthz("benign")).isEqualTo(200);
                assertThat(replica.litellm("a")).contains("BLOCKED");
                assertThat(replica.litellm("benign")).contains("NONE");
            } finally {
                backing.redis().start();
            }
            Replica.await(() -> !replica.check("lone").getDegraded());
            assertThat(replica.dependencies().isRedisUp()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void withoutKafkaWhatIsInForceGoesByTheFailModeOfItsPolicyAndDecidingGoesOnAfterwards(boolean failOpen) {
        String prefix = backing.prefix();
        Metrics metrics = Metrics.onAFreePort();
        try (Replica replica = Replica.start(
                backing,
                prefix,
                Map.of(
                        "stillwatch.enforcement.gateway.stale-after",
                        "0s",
                        "stillwatch.telemetry.metrics-port",
                        metrics.port()))) {
            deploy(replica, policy("take-down", failOpen));
            try (Upstream upstream = new Upstream(backing, prefix)) {
                upstream.epoch(0, joined("k", 1, "a", "b", "c"), extraction("k", end(0), 3));
            }
            replica.awaitDecided(end(0));
            assertThat(replica.check("a").getAllowed()).isFalse();
            assertThat(replica.check("a").getDegraded()).isFalse();

            backing.kafka().kill();
            try {
                Replica.await(() -> !replica.dependencies().isKafkaUp());
                CheckResponse answer = replica.check("a");
                assertThat(answer.getAllowed()).isEqualTo(failOpen);
                assertThat(answer.getDegraded()).isTrue();
                assertThat(answer.getAction()).isEqualTo(ActionKind.ACTION_KIND_TAKE_DOWN);
                assertThat(replica.extAuthz("a")).isEqualTo(failOpen ? 200 : 403);
                assertThat(replica.http("a")).contains("\"allowed\":" + failOpen, "\"degraded\":true");
                assertThat(replica.litellm("a")).contains(failOpen ? "NONE" : "BLOCKED");
                assertThat(metrics.checks(failOpen ? "failed_open" : "failed_closed", "kafka"))
                        .isEqualTo(4);
                // Nothing is known against them, and nothing can be.
                assertThat(replica.check("benign").getAllowed()).isTrue();
                assertThat(replica.check("benign").getDegraded()).isFalse();
                assertThat(replica.litellm("benign")).contains("NONE");
            } finally {
                backing.kafka().start();
            }
            Replica.await(() -> replica.dependencies().isKafkaUp());
            assertThat(replica.check("a").getAllowed()).isFalse();
            assertThat(replica.check("a").getDegraded()).isFalse();

            try (Upstream upstream = new Upstream(backing, prefix)) {
                upstream.epoch(1, joined("k", 2, "d"));
            }
            replica.awaitDecided(end(1));
            assertThat(replica.check("d").getAllowed()).isFalse();
            assertThat(replica.actions()).hasSize(4);
        }
    }

    private static Policy policy(String id, boolean failOpen) {
        return DefaultPolicies.load().getPoliciesList().stream()
                .filter(p -> p.getPolicyId().equals(id))
                .findFirst()
                .orElseThrow()
                .toBuilder()
                .setFailOpen(failOpen)
                .build();
    }

    private static void deploy(Replica replica, Policy... policies) {
        var _ = replica.desk.deployPolicySet(DeployPolicySetRequest.newBuilder()
                .addAllPolicies(List.of(policies))
                .setActor("kim")
                .setNote("for the test")
                .setRequestId(UUID.randomUUID().toString())
                .build());
    }
}
