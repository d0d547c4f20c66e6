package dev.stillwatch.enforcement.service;

import dev.stillwatch.embedded.Backing;
import dev.stillwatch.enforcement.SwitchConfiguration;
import dev.stillwatch.enforcement.state.ActionView;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.ActionRecord;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.type.v1.Reason;
import dev.stillwatch.type.v1.Subject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Measures what many active actions cost a replica: heap for each, and the time from its start to its first correct answer. */
public final class StartUpBench {

    private static final int COHORT = 25_000;
    private static final double MILLION = 1e6;

    private StartUpBench() {}

    /** One argument: how many actions. */
    public static void main(String[] arguments) throws Exception {
        int actions = Integer.parseInt(arguments[0]);
        heap(actions);
        Path folder = Files.createTempDirectory("stillwatch-start-");
        try (Backing backing = Backing.start(folder)) {
            String prefix = backing.prefix();
            // The first start makes the topics.
            Replica.start(backing, prefix, Map.of()).close();
            write(backing, prefix, actions);
            long start = System.nanoTime();
            long cpu = cpu();
            try (Replica replica = Replica.start(backing, prefix, Map.of())) {
                boolean refused = !replica.check(account(actions - 1)).getAllowed();
                System.out.printf(
                        Locale.ROOT,
                        "%,d actions: first %s answer %,.0f ms after the start, in which this JVM had %,.0f ms of CPU%n",
                        actions,
                        refused ? "correct" : "WRONG",
                        (System.nanoTime() - start) / MILLION,
                        (cpu() - cpu) / MILLION);
            }
        }
    }

    private static void heap(int actions) {
        ActionView view = new ActionView(SwitchConfiguration.NONE);
        long before = used();
        long start = cpu();
        for (int i = 0; i < actions; i++) {
            view.apply(action(i));
        }
        long took = cpu() - start;
        System.out.printf(
                Locale.ROOT,
                "%,d actions: %d bytes of heap each; made and applied in %,.0f ms of CPU%n",
                actions,
                (used() - before) / actions,
                took / MILLION);
        if (view.strongest(account(0)) == null) {
            throw new AssertionError("the view must live until here");
        }
    }

    private static long cpu() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toNanos();
    }

    private static long used() {
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static void write(Backing backing, String prefix, int actions) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", backing.bootstrapServers(), "linger.ms", 50, "batch.size", 1 << 20),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < actions; i++) {
                Action action = action(i);
                var _ = producer.send(new ProducerRecord<>(
                        prefix + "actions",
                        0,
                        action.getActionId().getBytes(StandardCharsets.UTF_8),
                        ActionRecord.newBuilder().setAction(action).build().toByteArray()));
            }
        }
    }

    private static String account(int i) {
        return "account-" + Integer.toHexString(i * 0x9E3779B9);
    }

    /** As a take-down of a cohort of 25,000 writes them: five reasons, alike within the cohort. */
    private static Action action(int i) {
        byte[] id = new byte[16];
        new Random(i).nextBytes(id);
        int cohort = i / COHORT;
        Action.Builder action = Action.newBuilder()
                .setActionId("act-" + HexFormat.of().formatHex(id))
                .setSubject(Subject.newBuilder().setAccount(account(i)))
                .setKind(ActionKind.ACTION_KIND_TAKE_DOWN)
                .setMode(Mode.MODE_ENFORCE)
                .setState(Action.State.STATE_ACTIVE)
                .setDecidedAt(EventTime.timestamp(300_000L * cohort))
                .setExpiresAt(EventTime.timestamp(4_000_000_000_000L))
                .setPolicyId("take-down")
                .setPolicyVersion("default@1")
                .setCampaignId("cmp-" + cohort)
                .setCohortId("coh-" + cohort)
                .setExchangesBefore(i % 500);
        for (int reason = 0; reason < 5; reason++) {
            action.addReasons(
                    Reason.newBuilder().setSignal("elicitation_class_" + reason).setWeight(cohort + 0.37 * reason));
        }
        return action.build();
    }
}
