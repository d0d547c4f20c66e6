package dev.stillwatch.enforcement.service;

import static dev.stillwatch.enforcement.Subjects.extraction;
import static dev.stillwatch.enforcement.Subjects.joined;
import static dev.stillwatch.enforcement.service.Upstream.end;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.ErrorInfo;
import dev.stillwatch.embedded.Backing;
import dev.stillwatch.embedded.junit.WithBacking;
import dev.stillwatch.enforcement.policy.DefaultPolicies;
import dev.stillwatch.enforcement.v1.ApproveBatchRequest;
import dev.stillwatch.enforcement.v1.Batch;
import dev.stillwatch.enforcement.v1.EndCanaryRequest;
import dev.stillwatch.enforcement.v1.GetCanaryReportRequest;
import dev.stillwatch.enforcement.v1.GetCanaryReportResponse;
import dev.stillwatch.enforcement.v1.GetSwitchesRequest;
import dev.stillwatch.enforcement.v1.GuardServiceGrpc.GuardServiceBlockingStub;
import dev.stillwatch.enforcement.v1.ListActionsRequest;
import dev.stillwatch.enforcement.v1.ListBatchesRequest;
import dev.stillwatch.enforcement.v1.StartCanaryRequest;
import dev.stillwatch.enforcement.v1.Switches;
import dev.stillwatch.enforcement.v1.UpdateSwitchesRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Switches, batches and canaries, over two replicas that share them. */
@ExtendWith(WithBacking.class)
class GuardsTest {

    private static final Map<String, Object> CAPS = Map.of("stillwatch.enforcement.guards.take-down-per-hour", 2);

    private final Backing backing;
    private final String prefix;
    private final List<Replica> replicas = new ArrayList<>();
    private final Upstream upstream;

    GuardsTest(Backing backing) {
        this.backing = backing;
        this.prefix = backing.prefix();
        this.upstream = new Upstream(backing, prefix);
        start();
    }

    private void start() {
        replicas.add(Replica.start(backing, prefix, CAPS));
        replicas.add(Replica.start(backing, prefix, CAPS));
    }

    @AfterEach
    void close() {
        upstream.close();
        replicas.forEach(Replica::close);
    }

    @Test
    void aBatchNeedsTwoPersonsAndTakesEffectOnEveryReplica() {
        upstream.epoch(0, joined("k", 1, "a", "b", "c"), extraction("k", end(0), 3));
        replicas.forEach(r -> r.awaitDecided(end(0)));
        replicas.forEach(r -> Replica.await(() -> !batches(r).isEmpty()));
        Batch batch = batches(replicas.getFirst()).getFirst();
        assertThat(replicas.getFirst().check("a").getAllowed()).isTrue();
        assertThat(replicas.getFirst()
                        .desk
                        .listActions(ListActionsRequest.newBuilder()
                                .setBatchId(batch.getBatchId())
                                .build())
                        .getActionsList())
                .hasSize(3);

        assertThat(approve(batch, "kim").getState()).isEqualTo(Batch.State.STATE_PENDING);
        assertThat(reason(() -> approve(batch, "kim"))).isEqualTo("APPROVED_BY_YOU");
        assertThat(approve(batch, "lee").getStarted()).isEqualTo(3);

        replicas.forEach(r -> Replica.await(() -> !r.check("a").getAllowed()
                && !r.check("b").getAllowed()
                && !r.check("c").getAllowed()));
        replicas.forEach(r -> Replica.await(() -> batches(r).isEmpty()));
    }

    @Test
    void switchesAreSeenByEveryReplicaAndOutliveThem() {
        upstream.epoch(0, joined("k", 1, "a", "b"), extraction("k", end(0), 2).setScore(0.9));
        replicas.forEach(r -> r.awaitDecided(end(0)));
        replicas.forEach(r -> assertThat(r.check("a").getAllowed()).isFalse());

        Switches set = any(g -> g.updateSwitches(UpdateSwitchesRequest.newBuilder()
                        .setShadow(true)
                        .setFrozen(true)
                        .setHoldoutShare(0.1)
                        .setActor("kim")
                        .setNote("something is wrong")
                        .setRequestId(UUID.randomUUID().toString())
                        .build())
                .getSwitches());

        assertThat(set.getHoldoutKey().isEmpty()).as("the key stays secret").isTrue();
        replicas.forEach(r -> Replica.await(() -> r.check("a").getAllowed()));
        replicas.forEach(Replica::close);
        replicas.clear();
        start();
        replicas.forEach(r -> {
            assertThat(r.guards
                            .getSwitches(GetSwitchesRequest.getDefaultInstance())
                            .getSwitches())
                    .isEqualTo(set);
            assertThat(r.check("a").getAllowed()).isTrue();
        });
    }

    @Test
    void aCanaryIsReportedBesideTheLiveSet() {
        any(g -> g.startCanary(StartCanaryRequest.newBuilder()
                .addAllPolicies(DefaultPolicies.load().getPoliciesList())
                .setShare(0.5)
                .setActor("kim")
                .setNote("try it")
                .setRequestId(UUID.randomUUID().toString())
                .build()));
        long now = System.currentTimeMillis() / 300_000 + 1;
        for (int i = 0; i < 12; i++) {
            upstream.send(joined("k" + i, 1, "a" + i, "b" + i), end(now));
            upstream.send(extraction("k" + i, end(now), 2).setScore(0.9), end(now));
        }
        upstream.close(now);
        replicas.forEach(r -> r.awaitDecided(end(now)));

        Replica.await(() -> report().getResultsList().stream()
                        .mapToLong(r -> r.getAccounts())
                        .sum()
                == 24);
        GetCanaryReportResponse report = report();
        assertThat(report.getCanary().getKey().isEmpty()).isTrue();
        assertThat(report.getResultsList())
                .extracting(r -> r.getPolicyVersion())
                .contains("default@1", "default@2");
        assertThat(report.getResultsList())
                .allSatisfy(r ->
                        assertThat(r.getAccountsIfAll()).isBetween(r.getAccountsIfAllLow(), r.getAccountsIfAllHigh()));

        any(g -> g.endCanary(EndCanaryRequest.newBuilder()
                .setPromote(true)
                .setActor("lee")
                .setNote("good")
                .setRequestId(UUID.randomUUID().toString())
                .build()));
        replicas.forEach(r -> Replica.await(
                () -> r.desk.getPolicySet(dev.stillwatch.enforcement.v1.GetPolicySetRequest.getDefaultInstance())
                        .getPolicySet()
                        .getVersion()
                        .equals("default@2")));
    }

    private GetCanaryReportResponse report() {
        return replicas.getLast().guards.getCanaryReport(GetCanaryReportRequest.getDefaultInstance());
    }

    private Batch approve(Batch batch, String actor) {
        return any(g -> g.approveBatch(ApproveBatchRequest.newBuilder()
                        .setBatchId(batch.getBatchId())
                        .setActor(actor)
                        .setNote("looked at it")
                        .setRequestId(UUID.randomUUID().toString())
                        .build())
                .getBatch());
    }

    /** One of them decides. */
    private <T> T any(Function<GuardServiceBlockingStub, T> call) {
        List<T> answers = new ArrayList<>();
        Replica.await(() -> {
            for (Replica replica : replicas) {
                try {
                    answers.add(call.apply(replica.guards));
                    return true;
                } catch (StatusRuntimeException e) {
                    if (e.getStatus().getCode() != Status.Code.UNAVAILABLE) {
                        throw e;
                    }
                }
            }
            return false;
        });
        return answers.getFirst();
    }

    private static List<Batch> batches(Replica replica) {
        return replica.guards
                .listBatches(ListBatchesRequest.getDefaultInstance())
                .getBatchesList();
    }

    private static String reason(Runnable call) {
        try {
            call.run();
            return "";
        } catch (StatusRuntimeException e) {
            return StatusProto.fromThrowable(e).getDetailsList().stream()
                    .filter(d -> d.is(ErrorInfo.class))
                    .map(d -> {
                        try {
                            return d.unpack(ErrorInfo.class).getReason();
                        } catch (com.google.protobuf.InvalidProtocolBufferException bad) {
                            throw new AssertionError(bad);
                        }
                    })
                    .findFirst()
                    .orElseThrow();
        }
    }
}
