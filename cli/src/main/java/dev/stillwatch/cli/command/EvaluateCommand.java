package dev.stillwatch.cli.command;

import dev.stillwatch.lab.corpora.CorporaPlan;
import dev.stillwatch.lab.evaluate.LabelledTraffic;
import dev.stillwatch.lab.evaluate.report.ReportFile;
import dev.stillwatch.lab.evaluate.report.Run;
import dev.stillwatch.lab.evaluate.report.ScoreTable;
import dev.stillwatch.lab.simulate.Scenario;
import dev.stillwatch.lab.simulate.Scenarios;
import dev.stillwatch.lab.simulate.Seeds;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures how good the platform is. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = {
            "Run scenarios through the whole platform and print how good its findings are, by playbook.",
            "Each run starts a platform of its own. Seeds are the lab's evaluation seeds, which nothing is tuned on.",
            "docs/evaluation.md says what each figure means."
        })
public final class EvaluateCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "SCENARIO", description = "Which scenarios (see: stillwatch simulate).")
    private List<String> names = List.of();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many evaluation seeds; two or more give intervals over seeds (default: 1).")
    private int seeds;

    @Option(
            names = "--corpora",
            paramLabel = "DIR",
            description = "Also traffic of real prompts, from a folder of corpora.")
    private @Nullable Path corpora;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write everything measured to a file.")
    private @Nullable Path json;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Also keep each run's events, truth and findings, in SCENARIO-SEED below this folder.")
    private @Nullable Path out;

    @Spec
    private CommandSpec spec;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() throws Exception {
        List<Scenario> scenarios = scenarios();
        if (seeds < 1) {
            throw wrong("--seeds " + seeds + ": there must be one seed at least; leave it out for one");
        }
        if (corpora != null && !Files.isDirectory(corpora)) {
            throw wrong("--corpora " + corpora + ": no such folder; name the one that holds corpora/");
        }
        PrintWriter to = spec.commandLine().getOut();
        var evaluating = new Evaluating(new PlatformTrial(spec.commandLine().getErr(), clock), out);
        List<Run> all = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            List<Run> runs = new ArrayList<>();
            for (int number = 0; number < seeds; number++) {
                long seed = Seeds.evaluation(number);
                runs.addAll(evaluating.run(LabelledTraffic.of(scenario.withSeed(seed))));
            }
            ScoreTable.print(runs, to);
            all.addAll(runs);
        }
        if (corpora != null) {
            List<Run> runs = new ArrayList<>();
            for (int number = 0; number < seeds; number++) {
                long seed = Seeds.evaluation(number);
                runs.addAll(evaluating.run(
                        LabelledTraffic.of(CorporaPlan.of(corpora).withSeed(seed))));
            }
            ScoreTable.print(runs, to);
            all.addAll(runs);
        }
        if (json != null) {
            ReportFile.write(json, all);
        }
        return 0;
    }

    private List<Scenario> scenarios() {
        if (names.isEmpty() && corpora == null) {
            throw wrong("Which scenario? One or more of " + String.join(", ", Scenarios.names())
                    + ", or --corpora DIR for traffic of real prompts");
        }
        try {
            return names.stream().map(Scenarios::named).toList();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
