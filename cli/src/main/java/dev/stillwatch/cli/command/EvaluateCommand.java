package dev.stillwatch.cli.command;

import dev.stillwatch.lab.baseline.Baselines;
import dev.stillwatch.lab.baseline.Queries;
import dev.stillwatch.lab.corpora.CorporaPlan;
import dev.stillwatch.lab.evaluate.Ablation;
import dev.stillwatch.lab.evaluate.LabelledTraffic;
import dev.stillwatch.lab.evaluate.report.ReportFile;
import dev.stillwatch.lab.evaluate.report.Run;
import dev.stillwatch.lab.evaluate.report.ScoreTable;
import dev.stillwatch.lab.evaluate.report.VersusTable;
import dev.stillwatch.lab.simulate.Scenario;
import dev.stillwatch.lab.simulate.Scenarios;
import dev.stillwatch.lab.simulate.Seeds;
import dev.stillwatch.lab.simulate.campaign.Playbook;
import dev.stillwatch.linking.evidence.LinkWeights;
import dev.stillwatch.scoring.signal.ScoringModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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

    /** A tuning seed of its own: baselines are calibrated on its benign accounts. */
    private static final long CALIBRATION_SEED = 900_001;

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

    @Option(
            names = "--baselines",
            description =
                    "Also what was published before, on the same events: volume limit, PRADA, SEAT, MMD, prefix and IP.")
    private boolean baselines;

    @Option(
            names = "--ablate",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Run again without something: no-client, no-content, no-identity, signal:NAME, link:KIND; says what each is worth.")
    private List<String> ablate = List.of();

    @Option(
            names = "--curves",
            paramLabel = "DIR",
            description = "Also run a playbook over dilution, rate and cover; writes a picture and a table of each.")
    private @Nullable Path curves;

    @Option(
            names = "--curves-of",
            paramLabel = "PLAYBOOK",
            defaultValue = "low-and-slow",
            description = "Which playbook (default: low-and-slow).")
    private String curvesOf = "";

    @Option(
            names = "--most-people",
            paramLabel = "N",
            defaultValue = "5000",
            description = "Leave out points of curves with more people than that (default: 5000).")
    private int mostPeople;

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
        List<Ablation> without = ablations();
        Playbook playbook = playbook();
        var evaluating = new Evaluating(new PlatformTrial(spec.commandLine().getErr(), clock), out);
        List<Run> all = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            all.addAll(run(evaluating, seed -> LabelledTraffic.of(scenario.withSeed(seed)), without));
        }
        if (corpora != null) {
            CorporaPlan plan = CorporaPlan.of(corpora);
            all.addAll(run(evaluating, seed -> LabelledTraffic.of(plan.withSeed(seed)), without));
        }
        if (curves != null) {
            new Curves(evaluating, seeds, mostPeople, spec.commandLine().getOut()).draw(curves, playbook);
        }
        if (json != null) {
            ReportFile.write(json, all);
        }
        return 0;
    }

    /** Traffic of a seed. */
    private interface Played {
        LabelledTraffic with(long seed) throws IOException;
    }

    private List<Run> run(Evaluating evaluating, Played played, List<Ablation> without)
            throws IOException, InterruptedException {
        PrintWriter to = spec.commandLine().getOut();
        Baselines others = baselines
                ? Baselines.calibrated(Queries.benign(played.with(CALIBRATION_SEED)), CALIBRATION_SEED)
                : null;
        List<Run> runs = new ArrayList<>();
        for (int number = 0; number < seeds; number++) {
            runs.addAll(evaluating.run(played.with(Seeds.evaluation(number)), without, others));
        }
        ScoreTable.print(of(runs, run -> run.system().equals(Run.PLATFORM)), to);
        if (others != null) {
            VersusTable.print(
                    of(runs, run -> without.stream().noneMatch(a -> a.name().equals(run.system()))), to);
        }
        if (!without.isEmpty()) {
            VersusTable.printDifferences(
                    of(
                            runs,
                            run -> run.system().equals(Run.PLATFORM)
                                    || without.stream().anyMatch(a -> a.name().equals(run.system()))),
                    to);
        }
        return runs;
    }

    private Playbook playbook() {
        return Arrays.stream(Playbook.values())
                .filter(playbook -> playbook.word().equals(curvesOf))
                .findFirst()
                .orElseThrow(() -> wrong("--curves-of " + curvesOf + ": there is no such playbook; choose one of "
                        + Arrays.stream(Playbook.values()).map(Playbook::word).collect(Collectors.joining(", "))));
    }

    private static List<Run> of(List<Run> runs, Predicate<Run> which) {
        return runs.stream().filter(which).toList();
    }

    private List<Ablation> ablations() {
        try {
            List<Ablation> named = ablate.stream().map(Ablation::named).toList();
            for (String name : ablate) {
                if (name.startsWith(Ablation.SIGNAL)) {
                    ScoringModel.STANDARD.without(List.of(name.substring(Ablation.SIGNAL.length())));
                } else if (name.startsWith(Ablation.LINK)) {
                    LinkWeights.standard().without(List.of(name.substring(Ablation.LINK.length())));
                }
            }
            return named;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--ablate: " + e.getMessage(), e);
        }
    }

    private List<Scenario> scenarios() {
        if (names.isEmpty() && corpora == null && curves == null) {
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
