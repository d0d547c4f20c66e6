package dev.stillwatch.cli.bench;

import dev.stillwatch.cli.replay.EventSource;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.lab.simulate.Scenarios;
import dev.stillwatch.lab.simulate.Simulation;
import dev.stillwatch.platform.epoch.EventTime;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Simulated traffic, made once and kept in a file, so that making it costs nothing while something is measured. As many people as give the
 * exchanges in about two days; two campaigns among them.
 */
final class Recording {

    private static final int EXCHANGES_A_PERSON = 20;
    private static final int DAYS = 30;
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final long events;
    private final long[] times;
    private final List<String> accounts;

    private Recording(Path file, long events, long[] times, Set<String> accounts) {
        this.file = file;
        this.events = events;
        this.times = times;
        this.accounts = List.copyOf(accounts);
    }

    /** Plays the demo's scenario with more people until there are so many exchanges. */
    static Recording make(Path file, int exchanges, Consumer<String> progress) throws IOException {
        var scenario = Scenarios.demo()
                .withPeople(Math.max(1, exchanges / EXCHANGES_A_PERSON))
                .withDays(DAYS);
        Iterator<Event> source = Simulation.of(scenario).events();
        long[] times = new long[exchanges];
        Set<String> accounts = new LinkedHashSet<>();
        long events = 0;
        int count = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
            for (; count < exchanges && source.hasNext(); events++) {
                Event event = source.next();
                event.writeDelimitedTo(out);
                if (event.hasExchange()) {
                    times[count++] = EventTime.millis(event.getExchange().getOccurredAt());
                    accounts.add(event.getExchange().getAccountId());
                    progress.accept(String.format(Locale.ROOT, "simulating: %,d exchanges", count));
                }
            }
        }
        return new Recording(file, events, Arrays.copyOf(times, count), accounts);
    }

    long events() {
        return events;
    }

    int exchanges() {
        return times.length;
    }

    /** Who sent exchanges. */
    List<String> accounts() {
        return accounts;
    }

    /** When the first exchange happened, milliseconds. */
    long first() {
        return times[0];
    }

    /** When the last exchange happened, milliseconds; exchanges are in order. */
    long last() {
        return times[times.length - 1];
    }

    /** Bytes of all events on the wire. */
    long bytes() throws IOException {
        return Files.size(file);
    }

    /** How many exchanges happened before a moment. */
    int exchangesBefore(long millis) {
        int at = Arrays.binarySearch(times, millis);
        at = at < 0 ? -at - 1 : at;
        while (at > 0 && times[at - 1] == millis) {
            at--;
        }
        return at;
    }

    /** The events from one number (inclusive) to another (exclusive). */
    Playing play(long from, long to) throws IOException {
        return new Playing(file, from, Math.min(to, events));
    }

    /** All events. */
    Playing play() throws IOException {
        return play(0, events);
    }

    /** Events being read. */
    static final class Playing implements EventSource {

        private final InputStream in;
        private final long to;
        private long at;
        private long exchanges;

        private Playing(Path file, long from, long to) throws IOException {
            this.in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
            this.to = to;
            while (at < from) {
                next();
            }
            this.exchanges = 0;
        }

        @Override
        public @Nullable Sourced next() throws IOException {
            if (at >= to) {
                return null;
            }
            Event event = Event.parseDelimitedFrom(in);
            if (event.hasExchange()) {
                exchanges++;
            }
            return new Sourced(event, "simulated event " + ++at);
        }

        /** How many of the events so far were exchanges. */
        long exchanges() {
            return exchanges;
        }

        @Override
        public long rejectedLines() {
            return 0;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
