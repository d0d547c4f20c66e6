package dev.stillwatch.cluster;

import dev.stillwatch.cli.client.Acknowledged;
import dev.stillwatch.cli.client.EventStream;
import dev.stillwatch.cli.replay.EventSource;
import dev.stillwatch.cli.replay.ReplayFiles;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.platform.epoch.EventTime;
import io.grpc.Channel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Recorded traffic as two gateways would send it, in turn: five minutes of event time one, the next five the other. Gateways of the real world keep
 * step by the clock. A replay that lets one run ahead would make the other's events late, which then count in later epochs; and a reasoning handle
 * presented through one before it was issued through the other would not be known as foreign (docs/guarantees.md).
 */
final class PacedTraffic {

    private static final int GATEWAYS = 2;
    private static final long SLICE_MILLIS = 5 * 60_000;
    private static final Duration AWAY = Duration.ofMinutes(3);

    private final TreeMap<Long, List<EventSource.Sourced>> slices = new TreeMap<>();
    private final Set<String> accounts = new TreeSet<>();
    private final List<String> complaints = new ArrayList<>();
    private long events;
    private volatile double sent;
    private volatile double limit = 1;
    private volatile long pauseMillis;

    static PacedTraffic of(Path file) throws IOException {
        var traffic = new PacedTraffic();
        try (var source = new ReplayFiles(List.of(file), traffic.complaints::add)) {
            for (var next = source.next(); next != null; next = source.next()) {
                traffic.slices
                        .computeIfAbsent(Math.floorDiv(time(next.event()), SLICE_MILLIS), s -> new ArrayList<>())
                        .add(next);
                traffic.accounts.add(account(next.event()));
                traffic.events++;
            }
        }
        traffic.accounts.remove("");
        return traffic;
    }

    /**
     * Sends all of it; waits meanwhile where {@link #pace} says so.
     *
     * @return what became of it
     */
    Acknowledged send(Channel channel, Clock clock) throws InterruptedException {
        List<EventStream> gateways = new ArrayList<>();
        for (int i = 0; i < GATEWAYS; i++) {
            gateways.add(new EventStream(channel, clock, AWAY, complaints::add));
        }
        var never = new CountDownLatch(1);
        int done = 0;
        for (var slice : slices.values()) {
            while ((double) done / slices.size() > limit) {
                never.await(10, TimeUnit.MILLISECONDS);
            }
            if (pauseMillis > 0) {
                never.await(pauseMillis, TimeUnit.MILLISECONDS);
            }
            EventStream gateway = gateways.get(done % GATEWAYS);
            gateway.send(
                    slice.stream().map(EventSource.Sourced::event).toList(),
                    slice.stream().map(EventSource.Sourced::origin).toList());
            gateway.flush();
            sent = (double) ++done / slices.size();
        }
        Acknowledged total = Acknowledged.NONE;
        for (EventStream gateway : gateways) {
            total = total.plus(gateway.totals());
            gateway.close();
        }
        return total;
    }

    /**
     * How it goes on from here.
     *
     * @param upTo no further than this share of it
     * @param pause before each five minutes of traffic, milliseconds
     */
    void pace(double upTo, long pause) {
        pauseMillis = pause;
        limit = upTo;
    }

    /** Which share of it is sent and acknowledged. */
    double sent() {
        return sent;
    }

    long events() {
        return events;
    }

    /** Events and lines that were refused, with why. */
    List<String> complaints() {
        return complaints;
    }

    /** Every account in it. */
    List<String> accounts() {
        return List.copyOf(accounts);
    }

    /** The end of the last epoch in it, milliseconds. */
    long end(long epochMillis) {
        long last = slices.lastEntry().getValue().stream()
                .mapToLong(s -> time(s.event()))
                .max()
                .orElseThrow();
        return (Math.floorDiv(last, epochMillis) + 1) * epochMillis;
    }

    static long time(Event event) {
        return EventTime.millis(
                event.hasExchange()
                        ? event.getExchange().getOccurredAt()
                        : event.hasAccount()
                                ? event.getAccount().getOccurredAt()
                                : event.getRelease().getOccurredAt());
    }

    private static String account(Event event) {
        return event.hasExchange()
                ? event.getExchange().getAccountId()
                : event.hasAccount() ? event.getAccount().getAccountId() : "";
    }
}
