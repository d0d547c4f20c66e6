package dev.stillwatch.cli.replay;

import dev.stillwatch.cli.client.Acknowledged;
import dev.stillwatch.cli.client.EventStream;
import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.ingest.v1.Event;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Sends a source of events through a platform and waits until everything has been decided on. */
public final class Replay {

    /** Most events sent together; few enough for a message to stay far below the platform's limit. */
    private static final int BATCH_EVENTS = 500;

    private static final int BATCH_BYTES = 4 * 1024 * 1024;
    private static final Duration AWAY = Duration.ofMinutes(3);

    /** Long, for a machine that is busy with other work decides nothing for minutes and goes on. */
    private static final Duration STANDSTILL = Duration.ofMinutes(10);

    private static final long PEEK_MILLIS = 200;

    private final PlatformClient platform;
    private final Clock clock;
    private final Consumer<String> complaints;
    private final Consumer<Progress> progress;

    /**
     * How far it has come.
     *
     * @param phase what it is doing
     * @param events events sent so far
     * @param through event time, milliseconds: of the last event sent, or decided through
     */
    public record Progress(Phase phase, long events, long through) {
        /** The two halves of a replay. */
        public enum Phase {
            /** Events are being sent. */
            SENDING,
            /** All are sent; decisions are being waited for. */
            DECIDING
        }
    }

    /**
     * What was sent.
     *
     * @param events events sent
     * @param rejected lines and events that were refused
     * @param acknowledged what became of the events
     * @param wall how long it took until all was decided
     */
    public record Outcome(long events, long rejected, Acknowledged acknowledged, Duration wall) {}

    /**
     * @param complaints is told of each event that was refused
     * @param progress is told how far it has come, often
     */
    public Replay(PlatformClient platform, Clock clock, Consumer<String> complaints, Consumer<Progress> progress) {
        this.platform = platform;
        this.clock = clock;
        this.complaints = complaints;
        this.progress = progress;
    }

    /**
     * Runs it.
     *
     * @throws IllegalStateException when the platform stops deciding for minutes
     */
    public Outcome run(EventSource source) throws IOException, InterruptedException {
        Instant began = clock.instant();
        long epoch = platform.epochMillis();
        long events = 0;
        var latest = new LatestTime();
        Acknowledged acknowledged;
        try (EventStream stream = platform.events(clock, AWAY, complaints)) {
            List<Event> batch = new ArrayList<>();
            List<String> origins = new ArrayList<>();
            int bytes = 0;
            for (var next = source.next(); next != null; next = source.next()) {
                int size = next.event().getSerializedSize();
                if (batch.size() == BATCH_EVENTS || (bytes + size > BATCH_BYTES && !batch.isEmpty())) {
                    stream.send(batch, origins);
                    batch = new ArrayList<>();
                    origins = new ArrayList<>();
                    bytes = 0;
                    progress.accept(new Progress(Progress.Phase.SENDING, events, latest.millis()));
                }
                batch.add(next.event());
                origins.add(next.origin());
                bytes += size;
                events++;
                latest.add(ReplayFiles.time(next.event()));
            }
            if (!batch.isEmpty()) {
                stream.send(batch, origins);
            }
            if (latest.known()) {
                stream.promise(latest.endOfEpoch(epoch));
            }
            stream.flush();
            acknowledged = stream.totals();
        }
        if (latest.known() && acknowledged.accepted() + acknowledged.duplicates() > 0) {
            awaitDecisions(latest.endOfEpoch(epoch), events);
        }
        return new Outcome(
                events,
                source.rejectedLines() + acknowledged.rejected(),
                acknowledged,
                Duration.between(began, clock.instant()));
    }

    /** How far decisions have come; what it was before while the platform is away, which counts as standing still. */
    private long decidedThrough(long before) {
        try {
            return platform.decidedThrough();
        } catch (StatusRuntimeException e) {
            return switch (e.getStatus().getCode()) {
                case UNAVAILABLE, DEADLINE_EXCEEDED -> before;
                default -> throw e;
            };
        }
    }

    private void awaitDecisions(long end, long events) throws InterruptedException {
        var never = new CountDownLatch(1);
        long before = Long.MIN_VALUE;
        Instant deadline = clock.instant().plus(STANDSTILL);
        for (long now = decidedThrough(before); now < end; now = decidedThrough(before)) {
            progress.accept(new Progress(Progress.Phase.DECIDING, events, now));
            if (now > before) {
                before = now;
                deadline = clock.instant().plus(STANDSTILL);
            } else if (clock.instant().isAfter(deadline)) {
                throw new IllegalStateException("The platform has decided nothing for " + STANDSTILL.toMinutes()
                        + " minutes; its log says why. A platform that outlives this command (--target, --data) has all that"
                        + " was sent: run the same replay again to go on");
            }
            never.await(PEEK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
