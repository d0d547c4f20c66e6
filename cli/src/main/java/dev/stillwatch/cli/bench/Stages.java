package dev.stillwatch.cli.bench;

import com.google.protobuf.Timestamp;
import dev.stillwatch.cli.client.EventStream;
import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.embedded.Backing;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.platform.epoch.EpochConfiguration;
import dev.stillwatch.platform.epoch.EpochLength;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.standalone.ServiceName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The stages one after another on the same topics, each alone on the machine. Ingest is timed from the first batch sent until all is
 * acknowledged; what comes after it from when the service is ready until its progress has reached the end, over the exchanges that were not
 * through when it was ready. Enforcement stays up, for those who want to ask it.
 */
final class Stages implements AutoCloseable {

    private static final int BATCH = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long PEEK_MILLIS = 20;

    private final Recording recording;
    private final Backing backing;
    private final Path folder;
    private final Clock clock;
    private final Consumer<String> progress;
    private final Map<ServiceName, StageResult> results = new EnumMap<>(ServiceName.class);
    private @Nullable OneService enforcement;

    Stages(Recording recording, Backing backing, Path folder, Clock clock, Consumer<String> progress) {
        this.recording = recording;
        this.backing = backing;
        this.folder = folder;
        this.clock = clock;
        this.progress = progress;
    }

    /** Runs all of them; what came of each, in the order data flows. */
    Map<ServiceName, StageResult> run() throws IOException, InterruptedException {
        long end = ingest();
        downstream(ServiceName.LINKING, end, Stages::linked).close();
        downstream(ServiceName.SCORING, end, Stages::scored).close();
        enforcement = downstream(ServiceName.ENFORCEMENT, end, Stages::decided);
        return results;
    }

    /** Enforcement, with all its actions in memory. */
    OneService enforcement() {
        if (enforcement == null) {
            throw new IllegalStateException("The stages have not been run");
        }
        return enforcement;
    }

    private long ingest() throws IOException, InterruptedException {
        try (OneService service = OneService.start(ServiceName.INGEST, folder, backing);
                RedisServer redis = new RedisServer(backing.redisUri());
                Recording.Playing events = recording.play();
                EventStream stream = service.client().events(clock, PATIENCE, Refused::fail)) {
            EpochLength epochs = service.bean(EpochConfiguration.class).epochs();
            long end = epochs.end(epochs.epochOf(recording.last()));
            long commands = redis.commands();
            var watch = new Stopwatch();
            for (List<Event> batch = batch(events); !batch.isEmpty(); batch = batch(events)) {
                progress.accept("ingest alone");
                stream.send(batch, batch.stream().map(e -> "simulated").toList());
            }
            stream.promise(end);
            stream.flush();
            Pace pace = watch.pace(recording.exchanges());
            results.put(ServiceName.INGEST, StageResult.of(pace, service, "ingest", redis.commands() - commands));
            return end;
        }
    }

    private static List<Event> batch(Recording.Playing events) throws IOException {
        List<Event> batch = new ArrayList<>(BATCH);
        for (var next = events.next(); next != null; next = events.next()) {
            batch.add(next.event());
            if (batch.size() == BATCH) {
                break;
            }
        }
        return batch;
    }

    private OneService downstream(ServiceName name, long end, ToLongFunction<PlatformClient> watermark)
            throws IOException, InterruptedException {
        progress.accept(name.word() + " alone");
        try (RedisServer redis = new RedisServer(backing.redisUri())) {
            long commands = redis.commands();
            var sinceStart = new Stopwatch();
            OneService service = OneService.start(name, folder, backing);
            try {
                var sinceReady = new Stopwatch();
                long before = watermark.applyAsLong(service.client());
                await(name, service.client(), watermark, end);
                int through = recording.exchangesBefore(before);
                Pace pace = through < recording.exchanges()
                        ? sinceReady.pace(recording.exchanges() - through)
                        : sinceStart.pace(recording.exchanges());
                String word = name.word().substring(0, name.word().indexOf('-'));
                results.put(name, StageResult.of(pace, service, word, redis.commands() - commands));
                return service;
            } catch (RuntimeException | IOException | InterruptedException e) {
                service.close();
                throw e;
            }
        }
    }

    private void await(ServiceName name, PlatformClient client, ToLongFunction<PlatformClient> watermark, long end)
            throws InterruptedException {
        var never = new CountDownLatch(1);
        var watch = new Stopwatch();
        for (long now = watermark.applyAsLong(client); now < end; now = watermark.applyAsLong(client)) {
            progress.accept(
                    name.word() + " alone: " + 100 * recording.exchangesBefore(now) / recording.exchanges() + " %");
            if (watch.nanos() > PATIENCE.toNanos()) {
                throw new IllegalStateException(
                        name.word() + " did not come to the end in " + PATIENCE.toMinutes() + " minutes");
            }
            never.await(PEEK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private static long linked(PlatformClient client) {
        var progress = client.linking().getProgress(dev.stillwatch.linking.v1.GetProgressRequest.getDefaultInstance());
        return millis(progress.hasWatermark(), progress.getWatermark());
    }

    private static long scored(PlatformClient client) {
        var progress = client.scoring().getProgress(dev.stillwatch.scoring.v1.GetProgressRequest.getDefaultInstance());
        return millis(progress.hasWatermark(), progress.getWatermark());
    }

    private static long decided(PlatformClient client) {
        var progress =
                client.enforcement().getProgress(dev.stillwatch.enforcement.v1.GetProgressRequest.getDefaultInstance());
        return millis(progress.hasWatermark(), progress.getWatermark());
    }

    private static long millis(boolean there, Timestamp watermark) {
        return there ? EventTime.millis(watermark) : Long.MIN_VALUE;
    }

    @Override
    public void close() {
        if (enforcement != null) {
            enforcement.close();
        }
    }
}
