package dev.stillwatch.cli.command;

import dev.stillwatch.cli.Version;
import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.cli.demo.SimulatedEvents;
import dev.stillwatch.cli.replay.Export;
import dev.stillwatch.cli.replay.Replay;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.lab.findings.Findings;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Iterator;
import java.util.Map;

/** A platform of its own, started for one run of events and ended after it. */
final class PlatformTrial {

    private final PrintWriter err;
    private final Clock clock;

    PlatformTrial(PrintWriter err, Clock clock) {
        this.err = err;
        this.clock = clock;
    }

    /** What the platform finds in these events when its services have these settings. */
    Findings run(String what, Iterator<Event> events, Map<String, String> settings)
            throws IOException, InterruptedException {
        var ticker = new Ticker(err, clock);
        var complaints = new Complaints(err);
        Findings findings;
        try (RunningPlatform running = RunningPlatform.start(null, settings, ticker);
                PlatformClient platform = PlatformClient.connect(running.target());
                var source = new SimulatedEvents(events)) {
            Replay.Outcome outcome = new Replay(
                            platform,
                            clock,
                            complaints,
                            progress -> ticker.show(what + ": " + ReplayCommand.describe(progress)))
                    .run(source);
            findings = new Export(platform).read(outcome, Version.current());
            running.done();
        }
        ticker.done();
        complaints.done();
        return findings;
    }
}
