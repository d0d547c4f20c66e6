package dev.stillwatch.cluster;

import dev.stillwatch.cli.replay.EventSource;
import dev.stillwatch.cli.replay.ReplayFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of a replay from one moment on and before another. */
final class Between implements EventSource {

    private final ReplayFiles all;
    private final Instant from;
    private final Instant to;

    Between(Path file, Instant from, Instant to) throws IOException {
        this.all = new ReplayFiles(List.of(file), complaint -> {});
        this.from = from;
        this.to = to;
    }

    @Override
    public @Nullable Sourced next() throws IOException {
        for (var next = all.next(); next != null; next = all.next()) {
            Instant at = Instant.ofEpochMilli(PacedTraffic.time(next.event()));
            if (!at.isBefore(from) && at.isBefore(to)) {
                return next;
            }
        }
        return null;
    }

    @Override
    public long rejectedLines() {
        return all.rejectedLines();
    }

    @Override
    public void close() throws IOException {
        all.close();
    }
}
