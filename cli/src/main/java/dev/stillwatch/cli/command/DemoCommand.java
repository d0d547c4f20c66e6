package dev.stillwatch.cli.command;

import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.cli.demo.Demo;
import dev.stillwatch.lab.findings.FindingsFolder;
import dev.stillwatch.lab.simulate.Scenario;
import dev.stillwatch.lab.simulate.Scenarios;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what Stillwatch does, in two minutes. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Simulate some days of traffic with two hidden campaigns, run it through the whole platform, and tell what was found.",
            "Starts its own Kafka, Redis and services, and leaves nothing behind."
        })
public final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Other people, other campaigns (default: the scenario's).")
    private @Nullable Long seed;

    @Option(names = "--export", paramLabel = "DIR", description = "Also write the findings to a folder.")
    private @Nullable Path export;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Clock clock = Clock.systemUTC();
        Scenario scenario = Scenarios.demo();
        scenario = seed == null ? scenario : scenario.withSeed(seed);
        var err = spec.commandLine().getErr();
        var ticker = new Ticker(err, clock);
        var complaints = new Complaints(err);
        try (RunningPlatform running = RunningPlatform.start(null, ticker);
                PlatformClient platform = PlatformClient.connect(running.target())) {
            var demo = new Demo(platform, clock, spec.commandLine().getOut(), complaints);
            var findings = demo.play(scenario, p -> ticker.show(ReplayCommand.describe(p)));
            if (export != null) {
                FindingsFolder.write(export, findings);
            }
            running.done();
        }
        ticker.done();
        complaints.done();
        spec.commandLine().getOut().println("Next: ./stillwatch up, and README.md for the rest.");
        return 0;
    }
}
