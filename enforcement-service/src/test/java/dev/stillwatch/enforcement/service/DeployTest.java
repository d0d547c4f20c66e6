package dev.stillwatch.enforcement.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.embedded.Backing;
import dev.stillwatch.embedded.junit.WithBacking;
import dev.stillwatch.enforcement.policy.DefaultPolicies;
import dev.stillwatch.enforcement.v1.DeployPolicySetRequest;
import dev.stillwatch.enforcement.v1.GetPolicySetRequest;
import dev.stillwatch.enforcement.v1.Policy;
import dev.stillwatch.enforcement.v1.PolicySet;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A set that is deployed at one replica, seen at another. */
@ExtendWith(WithBacking.class)
class DeployTest {

    private final Backing backing;

    DeployTest(Backing backing) {
        this.backing = backing;
    }

    @Test
    void everyReplicaHasTheSetWhollyOrNotAtAll() {
        String prefix = backing.prefix();
        try (Replica one = Replica.start(backing, prefix, Map.of());
                Replica other = Replica.start(backing, prefix, Map.of())) {
            PolicySet before = inForce(one);
            DeployPolicySetRequest request = DeployPolicySetRequest.newBuilder()
                    .addAllPolicies(DefaultPolicies.load().getPoliciesList().stream()
                            .map(p ->
                                    p.toBuilder().setFailOpen(!p.getFailOpen()).build())
                            .toList())
                    .setActor("kim")
                    .setNote("every policy changes")
                    .setRequestId(UUID.randomUUID().toString())
                    .build();

            PolicySet deployed = deploy(List.of(one, other), request);

            for (Replica replica : List.of(one, other)) {
                Replica.await(() -> {
                    PolicySet seen = inForce(replica);
                    assertThat(Set.of(before, deployed)).contains(seen);
                    return seen.equals(deployed);
                });
            }
            assertThat(deployed.getPoliciesList())
                    .extracting(Policy::getFailOpen)
                    .isNotEqualTo(before.getPoliciesList().stream()
                            .map(Policy::getFailOpen)
                            .toList());
        }
    }

    /** The middle of nine deploys: one may meet a pause of the machine. */
    @Test
    void everyReplicaHasTheSetWithinASecond() {
        String prefix = backing.prefix();
        try (Replica one = Replica.start(backing, prefix, Map.of());
                Replica other = Replica.start(backing, prefix, Map.of())) {
            List<Long> delays = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                PolicySet deployed = deploy(
                        List.of(one, other),
                        DeployPolicySetRequest.newBuilder()
                                .addAllPolicies(DefaultPolicies.load().getPoliciesList())
                                .setActor("kim")
                                .setNote("deploy " + i)
                                .setRequestId(UUID.randomUUID().toString())
                                .build());
                long answered = System.nanoTime();
                for (Replica replica : List.of(one, other)) {
                    Replica.await(() -> inForce(replica).equals(deployed));
                }
                delays.add(System.nanoTime() - answered);
            }
            Collections.sort(delays);
            System.out.printf(
                    Locale.ROOT,
                    "a deployed set is seen by both replicas %.0f ms after its answer in the middle, %.0f ms at most%n",
                    delays.get(4) / 1e6,
                    delays.getLast() / 1e6);
            assertThat(delays.get(4)).isLessThan(Duration.ofSeconds(1).toNanos());
        }
    }

    /** One of them decides, as soon as they have agreed which. */
    private static PolicySet deploy(List<Replica> replicas, DeployPolicySetRequest request) {
        List<PolicySet> deployed = new ArrayList<>();
        Replica.await(() -> {
            for (Replica replica : replicas) {
                try {
                    deployed.add(replica.desk.deployPolicySet(request).getPolicySet());
                    return true;
                } catch (StatusRuntimeException e) {
                    assertThat(e).hasMessageContaining("UNAVAILABLE");
                }
            }
            return false;
        });
        return deployed.getFirst();
    }

    private static PolicySet inForce(Replica replica) {
        return replica.desk
                .getPolicySet(GetPolicySetRequest.getDefaultInstance())
                .getPolicySet();
    }
}
