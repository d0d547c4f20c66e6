package dev.stillwatch.cli.bench;

import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.cli.replay.Replay;
import dev.stillwatch.standalone.Standalone;
import dev.stillwatch.standalone.StandaloneOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The whole platform on an empty folder: the first part of the traffic warms it up, the rest is timed from the first event sent until all
 * services have decided on everything. The client that sends runs on the same cores.
 */
final class PlatformBench {

    /** The part of the events that is not timed. */
    private static final int WARM_UP_PART = 6;

    private final Recording recording;
    private final Clock clock;
    private final Consumer<String> progress;

    PlatformBench(Recording recording, Clock clock, Consumer<String> progress) {
        this.recording = recording;
        this.clock = clock;
        this.progress = progress;
    }

    Pace run(Path folder) throws IOException, InterruptedException {
        long warmUp = recording.events() / WARM_UP_PART;
        try (Standalone standalone = Standalone.start(StandaloneOptions.on(folder), progress);
                PlatformClient client = PlatformClient.connect("127.0.0.1:" + standalone.grpcPort())) {
            replay(client, 0, warmUp);
            return replay(client, warmUp, recording.events());
        }
    }

    private Pace replay(PlatformClient client, long from, long to) throws IOException, InterruptedException {
        try (Recording.Playing events = recording.play(from, to)) {
            var watch = new Stopwatch();
            new Replay(client, clock, Refused::fail, p -> progress.accept(describe(p))).run(events);
            return watch.pace(events.exchanges());
        }
    }

    private static String describe(Replay.Progress progress) {
        return switch (progress.phase()) {
            case SENDING -> String.format(Locale.ROOT, "whole platform: sending, %,d events", progress.events());
            case DECIDING -> "whole platform: deciding";
        };
    }
}
