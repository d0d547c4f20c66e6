package dev.stillwatch.cli.replay;

import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.lab.replay.Line;
import dev.stillwatch.lab.replay.ReplayReader;
import dev.stillwatch.platform.epoch.EventTime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Replay files, merged by event time; each is in order by itself. Lines that are no events are reported and passed over. */
public final class ReplayFiles implements EventSource {

    private final class Reading {
        private final String name;
        private final ReplayReader reader;
        private @Nullable Sourced head;
        private long time;

        private Reading(Path file) throws IOException {
            this.name = String.valueOf(file.getFileName());
            this.reader = ReplayReader.open(file);
            advance();
        }

        private void advance() {
            head = null;
            while (head == null && reader.hasNext()) {
                switch (reader.next()) {
                    case Line.Parsed parsed -> {
                        String origin = name + ":" + parsed.number();
                        parsed.warnings().forEach(w -> complaints.accept(origin + ": " + w));
                        head = new Sourced(parsed.event(), origin);
                        time = time(parsed.event());
                    }
                    case Line.Rejected rejected -> {
                        rejectedLines++;
                        complaints.accept(name + ":" + rejected.number() + ": " + rejected.reason());
                    }
                }
            }
        }
    }

    private final Consumer<String> complaints;
    private final List<Reading> all = new ArrayList<>();
    private final PriorityQueue<Reading> queue =
            new PriorityQueue<>(Comparator.<Reading>comparingLong(r -> r.time).thenComparing(r -> r.name));
    private long rejectedLines;

    /**
     * Opens files.
     *
     * @param complaints is told of each line that was left out or lost a member, with file and number
     * @throws IOException when one can't be read
     */
    public ReplayFiles(List<Path> files, Consumer<String> complaints) throws IOException {
        this.complaints = complaints;
        for (Path file : files) {
            var reading = new Reading(file);
            all.add(reading);
            if (reading.head != null) {
                queue.add(reading);
            }
        }
    }

    @Override
    public @Nullable Sourced next() {
        Reading first = queue.poll();
        if (first == null) {
            return null;
        }
        Sourced next = first.head;
        first.advance();
        if (first.head != null) {
            queue.add(first);
        }
        return next;
    }

    @Override
    public long rejectedLines() {
        return rejectedLines;
    }

    @Override
    public void close() throws IOException {
        for (Reading reading : all) {
            reading.reader.close();
        }
    }

    /** When an event happened, milliseconds. */
    static long time(Event event) {
        return EventTime.millis(
                switch (event.getEventCase()) {
                    case EXCHANGE -> event.getExchange().getOccurredAt();
                    case ACCOUNT -> event.getAccount().getOccurredAt();
                    case RELEASE -> event.getRelease().getOccurredAt();
                    case EVENT_NOT_SET -> com.google.protobuf.Timestamp.getDefaultInstance();
                });
    }
}
