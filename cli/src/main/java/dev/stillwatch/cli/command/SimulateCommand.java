package dev.stillwatch.cli.command;

import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.lab.corpora.CorporaPlan;
import dev.stillwatch.lab.corpora.CorporaTraffic;
import dev.stillwatch.lab.replay.ReplayWriter;
import dev.stillwatch.lab.simulate.Scenario;
import dev.stillwatch.lab.simulate.Scenarios;
import dev.stillwatch.lab.simulate.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Iterator;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes simulated traffic, and what is true of it, to a folder. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Write simulated traffic to a folder: events.jsonl.gz, and truth.csv beside it.",
            "The same scenario and seed give the same bytes. Without a scenario, lists them."
        })
public final class SimulateCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "SCENARIO", description = "Which scenario.")
    private @Nullable String name;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder to write to; made when missing.")
    private @Nullable Path out;

    @Option(
            names = "--corpora",
            paramLabel = "DIR",
            description =
                    "Instead of a scenario: real prompts from a folder of corpora, two generators as campaigns among people.")
    private @Nullable Path corpora;

    @Option(names = "--seed", paramLabel = "N", description = "Where all chance comes from (default: the scenario's).")
    private @Nullable Long seed;

    @Option(names = "--days", paramLabel = "N", description = "How many days (default: the scenario's).")
    private @Nullable Integer days;

    @Option(names = "--people", paramLabel = "N", description = "How many people (default: the scenario's).")
    private @Nullable Integer people;

    @Option(
            names = "--scale",
            paramLabel = "X",
            defaultValue = "1",
            description = "So many times the accounts of every kind, such as 0.01 (default: 1).")
    private double scale;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (name == null && corpora == null) {
            spec.commandLine().getOut().println("Scenarios: " + String.join(", ", Scenarios.names()));
            return 0;
        }
        Path folder = out;
        if (folder == null) {
            throw new ParameterException(spec.commandLine(), "Where to? Name a folder with --out DIR");
        }
        if (corpora != null) {
            return fromCorpora(corpora, folder);
        }
        Scenario scenario = scenario(Objects.requireNonNull(name));
        var ticker = new Ticker(spec.commandLine().getErr(), Clock.systemUTC());
        Files.createDirectories(folder);
        Simulation simulation = Simulation.of(scenario);
        Path file = folder.resolve("events.jsonl.gz");
        long count;
        try (ReplayWriter writer = ReplayWriter.create(file)) {
            for (Iterator<Event> events = simulation.events(); events.hasNext(); ) {
                writer.write(events.next());
                ticker.show(String.format(Locale.ROOT, "simulating: %,d events", writer.count()));
            }
            count = writer.count();
        }
        var truth = simulation.truth();
        truth.write(folder.resolve("truth.csv"));
        ticker.done();
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "%,d events of %,d accounts over %d days are in %s, what is true of them in %s%n",
                        count,
                        truth.rows().size(),
                        scenario.days(),
                        file,
                        folder.resolve("truth.csv"));
        return 0;
    }

    private int fromCorpora(Path data, Path folder) throws IOException {
        CorporaPlan plan = CorporaPlan.of(data);
        plan = seed == null ? plan : plan.withSeed(seed);
        plan = days == null ? plan : plan.withDays(days);
        plan = people == null ? plan : plan.withPeople(people);
        CorporaTraffic traffic = CorporaTraffic.of(plan);
        traffic.write(folder);
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "Traffic of %,d accounts from real prompts is in %s, what is true of them beside it. Keep it to yourself: it holds the corpora's text.%n",
                        traffic.truth().rows().size(),
                        folder.resolve("events.jsonl.gz"));
        return 0;
    }

    private Scenario scenario(String wanted) {
        Scenario scenario;
        try {
            scenario = Scenarios.named(wanted);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        if (!(scale > 0)) {
            throw new ParameterException(spec.commandLine(), "--scale is above 0, not " + scale);
        }
        scenario = scenario.scaled(scale);
        scenario = seed == null ? scenario : scenario.withSeed(seed);
        scenario = days == null ? scenario : scenario.withDays(days);
        return people == null ? scenario : scenario.withPeople(people);
    }
}
