package dev.stillwatch.cluster;

import com.google.protobuf.Timestamp;
import dev.stillwatch.cli.client.EventStream;
import dev.stillwatch.enforcement.v1.CheckRequest;
import dev.stillwatch.enforcement.v1.CheckResponse;
import dev.stillwatch.enforcement.v1.DecisionServiceGrpc;
import dev.stillwatch.enforcement.v1.EnforcementServiceGrpc;
import dev.stillwatch.linking.v1.LinkingServiceGrpc;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.scoring.v1.ScoringServiceGrpc;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Asks every running pod by itself, where a channel to a service would ask one of them. */
final class EveryPod {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long LOOK_AGAIN_MILLIS = 100;

    private final Cluster cluster;

    EveryPod(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Promises on every pod of ingest that no more will come from before a moment, as gateways do that have been told to stop. */
    void promise(long millis) {
        for (Pod pod : cluster.running("ingest")) {
            on(pod, "gateway", channel -> {
                try (var stream = new EventStream(channel, Clock.systemUTC(), PATIENCE, complaint -> {})) {
                    stream.promise(millis);
                    stream.flush();
                    return pod;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    /** Waits until every pod of scoring, linking and enforcement knows what was decided up to a moment. */
    void awaitDecided(long millis) throws InterruptedException {
        var never = new CountDownLatch(1);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (var behind = behind(millis); !behind.isEmpty(); behind = behind(millis)) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("After " + PATIENCE + " these have not decided what lies before "
                        + EventTime.timestamp(millis) + ": " + behind);
            }
            never.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private List<String> behind(long millis) {
        List<String> behind = new ArrayList<>();
        for (String service : List.of("linking", "scoring", "enforcement")) {
            for (Pod pod : cluster.running(service)) {
                Timestamp at = on(pod, "analyst", channel -> watermark(service, channel));
                if (EventTime.millis(at) < millis) {
                    behind.add(pod.name() + " at " + at.getSeconds());
                }
            }
        }
        return behind;
    }

    private static Timestamp watermark(String service, Channel channel) {
        try {
            return switch (service) {
                case "linking" ->
                    LinkingServiceGrpc.newBlockingStub(channel)
                            .withDeadlineAfter(5, TimeUnit.SECONDS)
                            .getProgress(dev.stillwatch.linking.v1.GetProgressRequest.getDefaultInstance())
                            .getWatermark();
                case "scoring" ->
                    ScoringServiceGrpc.newBlockingStub(channel)
                            .withDeadlineAfter(5, TimeUnit.SECONDS)
                            .getProgress(dev.stillwatch.scoring.v1.GetProgressRequest.getDefaultInstance())
                            .getWatermark();
                default ->
                    EnforcementServiceGrpc.newBlockingStub(channel)
                            .withDeadlineAfter(5, TimeUnit.SECONDS)
                            .getProgress(dev.stillwatch.enforcement.v1.GetProgressRequest.getDefaultInstance())
                            .getWatermark();
            };
        } catch (StatusRuntimeException e) {
            return Timestamp.getDefaultInstance();
        }
    }

    /** What each pod of enforcement answers about accounts, without what is random in an answer. */
    List<Map<String, String>> answers(List<String> accounts) {
        return cluster.running("enforcement").stream()
                .map(pod -> on(pod, "gateway", channel -> {
                    Map<String, String> answers = new TreeMap<String, String>();
                    for (String account : accounts) {
                        CheckResponse answer = DecisionServiceGrpc.newBlockingStub(channel)
                                .withDeadlineAfter(5, TimeUnit.SECONDS)
                                .check(CheckRequest.newBuilder()
                                        .setAccountId(account)
                                        .build());
                        answers.put(account, answer.getAllowed() + " " + answer.getAction());
                    }
                    return answers;
                }))
                .toList();
    }

    private <T> T on(Pod pod, String caller, Function<Channel, T> work) {
        ManagedChannel channel =
                ServiceChannels.open(PodNames.target(List.of(pod)), pod.service(), cluster.caller(caller));
        try {
            return work.apply(channel);
        } finally {
            channel.shutdownNow();
        }
    }
}
