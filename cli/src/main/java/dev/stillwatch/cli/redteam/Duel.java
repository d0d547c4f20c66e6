package dev.stillwatch.cli.redteam;

import com.google.common.collect.Iterators;
import dev.stillwatch.cli.Version;
import dev.stillwatch.cli.client.Acknowledged;
import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.cli.demo.SimulatedEvents;
import dev.stillwatch.cli.replay.Export;
import dev.stillwatch.cli.replay.Replay;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.lab.findings.Findings;
import dev.stillwatch.lab.findings.FindingsFolder;
import dev.stillwatch.lab.replay.ReplayWriter;
import dev.stillwatch.lab.simulate.ClosedLoop;
import dev.stillwatch.lab.simulate.Scenario;
import dev.stillwatch.lab.simulate.campaign.Feedback;
import dev.stillwatch.lab.simulate.campaign.Feedback.Treatment;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A scenario against a platform, day by day: each morning adversaries who adapt try their accounts, then the day's traffic is made, sent
 * and decided on. What was sent is kept beside the truth and the findings, so that it can be scored, and replayed, like any other.
 */
public final class Duel {

    private final PlatformClient platform;
    private final Replay replay;
    private final PrintWriter out;

    /**
     * A duel with a running, empty platform.
     *
     * @param replay sends events to that platform
     * @param out is told a line a day
     */
    public Duel(PlatformClient platform, Replay replay, PrintWriter out) {
        this.platform = platform;
        this.replay = replay;
        this.out = out;
    }

    /** Plays all days and writes events.jsonl.gz, truth.csv and findings/ into the folder. */
    public Findings play(Scenario scenario, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        ClosedLoop loop = ClosedLoop.of(scenario);
        Feedback feedback = new PlatformFeedback(platform);
        Replay.Outcome all = new Replay.Outcome(0, 0, Acknowledged.NONE, Duration.ZERO);
        try (ReplayWriter writer = ReplayWriter.create(folder.resolve("events.jsonl.gz"))) {
            for (int day = 1; loop.hasNextDay(); day++) {
                all = sum(all, day(day, loop, feedback, writer));
            }
        }
        loop.truth().write(folder.resolve("truth.csv"));
        Findings findings = new Export(platform).read(all, Version.current());
        FindingsFolder.write(folder.resolve("findings"), findings);
        return findings;
    }

    private Replay.Outcome day(int day, ClosedLoop loop, Feedback feedback, ReplayWriter writer)
            throws IOException, InterruptedException {
        Map<Treatment, Integer> met = new EnumMap<>(Treatment.class);
        Iterator<Event> events = loop.nextDay((account, at) -> {
            Treatment treatment = feedback.treatment(account, at);
            met.merge(treatment, 1, Integer::sum);
            return treatment;
        });
        Set<String> adversaries = new HashSet<>();
        loop.truth().rows().values().stream()
                .filter(row -> row.playbook().equals("adaptive"))
                .forEach(row -> adversaries.add(row.accountId()));
        int[] asked = new int[1];
        Replay.Outcome outcome;
        try (var source = new SimulatedEvents(Iterators.transform(events, event -> {
            keep(writer, event);
            asked[0] += event.hasExchange()
                            && adversaries.contains(event.getExchange().getAccountId())
                    ? 1
                    : 0;
            return event;
        }))) {
            outcome = replay.run(source);
        }
        out.printf(
                Locale.ROOT,
                "day %d: of its accounts %d served, %d degraded, %d challenged, %d refused; then %,d exchanges by %d accounts so far%n",
                day,
                met.getOrDefault(Treatment.SERVED, 0),
                met.getOrDefault(Treatment.DEGRADED, 0),
                met.getOrDefault(Treatment.CHALLENGED, 0),
                met.getOrDefault(Treatment.REFUSED, 0),
                asked[0],
                adversaries.size());
        out.flush();
        return outcome;
    }

    private static void keep(ReplayWriter writer, Event event) {
        try {
            writer.write(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Replay.Outcome sum(Replay.Outcome first, Replay.Outcome second) {
        return new Replay.Outcome(
                first.events() + second.events(),
                first.rejected() + second.rejected(),
                first.acknowledged().plus(second.acknowledged()),
                first.wall().plus(second.wall()));
    }
}
