package dev.stillwatch.cli.command;

import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.cli.redteam.Duel;
import dev.stillwatch.cli.replay.Replay;
import dev.stillwatch.lab.simulate.Scenario;
import dev.stillwatch.lab.simulate.Scenarios;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lets an adversary who adapts meet the platform. */
@Command(
        name = "redteam",
        mixinStandardHelpOptions = true,
        description = {
            "Play the adaptive campaign against the whole platform, day by day: it sees which of its accounts are refused, and changes.",
            "Starts a platform of its own. What was sent, what is true and what was found are kept in a folder."
        })
public final class RedTeamCommand implements Callable<Integer> {

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Folder to write to; made when missing.")
    private @Nullable Path folder;

    @Option(names = "--seed", paramLabel = "N", description = "Where all chance comes from (default: 1).")
    private long seed = 1;

    @Option(names = "--scale", paramLabel = "X", description = "So many times the accounts (default: 1).")
    private double scale = 1;

    @Option(names = "--days", paramLabel = "N", description = "How many days (default: the scenario's).")
    private @Nullable Integer days;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Clock clock = Clock.systemUTC();
        Scenario scenario = Scenarios.named("adaptive", seed, scale);
        scenario = days == null ? scenario : scenario.withDays(days);
        var ticker = new Ticker(spec.commandLine().getErr(), clock);
        var complaints = new Complaints(spec.commandLine().getErr());
        Path to = Objects.requireNonNull(folder);
        try (RunningPlatform running = RunningPlatform.start(null, ticker);
                PlatformClient platform = PlatformClient.connect(running.target())) {
            var replay =
                    new Replay(platform, clock, complaints, progress -> ticker.show(ReplayCommand.describe(progress)));
            new Duel(platform, replay, spec.commandLine().getOut()).play(scenario, to);
            running.done();
        }
        ticker.done();
        complaints.done();
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "Events, truth and findings are in %s; docs/evaluation.md says how to score them.%n",
                        to);
        return 0;
    }
}
