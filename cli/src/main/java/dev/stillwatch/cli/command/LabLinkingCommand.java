package dev.stillwatch.cli.command;

import dev.stillwatch.cli.linking.LinkingTrial;
import dev.stillwatch.cli.linking.PairScores;
import dev.stillwatch.cli.linking.SharingRatios;
import dev.stillwatch.lab.evaluate.LabelledTraffic;
import dev.stillwatch.lab.simulate.Scenarios;
import dev.stillwatch.lab.simulate.Seeds;
import dev.stillwatch.linking.cohort.Thresholds;
import dev.stillwatch.linking.evidence.Kind;
import dev.stillwatch.linking.evidence.LinkWeights;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Links the lab's accounts without the platform around it. For developers, so help does not list it; docs/linking.md says how it is used. */
@Command(
        name = "lab-linking",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = {
            "Link the accounts of a scenario, on tuning seeds and without Kafka; print how well pairs are told.",
            "With --weights, what sharing each kind of value says in the lab beside what it is judged to."
        })
public final class LabLinkingCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "SCENARIO", description = "Which scenario (see: stillwatch simulate).")
    private String scenario = "";

    @Option(names = "--seeds", paramLabel = "N", split = ",", defaultValue = "1", description = "Tuning seeds.")
    private List<Long> seeds = List.of();

    @Option(names = "--weights", description = "Also estimate log-likelihood ratios by kind and number of holders.")
    private boolean weights;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var judged = LinkWeights.standard();
        var ratios = new SharingRatios(judged);
        PrintWriter to = spec.commandLine().getOut();
        for (long seed : seeds) {
            if (Seeds.isEvaluation(seed)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--seeds " + seed + ": seeds from " + Seeds.FIRST_FOR_EVALUATION
                                + " on are for evaluation, and nothing may be tuned on them; choose lower ones");
            }
            LabelledTraffic traffic =
                    LabelledTraffic.of(Scenarios.named(scenario).withSeed(seed));
            LinkingTrial trial = new LinkingTrial(judged, Thresholds.standard())
                    .run(traffic.events().get());
            to.printf(Locale.ROOT, "seed %d%n", seed);
            PairScores.of(traffic.truth().rows().values(), trial.cohortOf())
                    .forEach((campaign, scores) -> to.printf(
                            Locale.ROOT,
                            "  %-16s pair precision %.3f recall %.3f%n",
                            campaign,
                            scores.precision(),
                            scores.recall()));
            to.flush();
            if (weights) {
                ratios.add(traffic.truth().rows().values(), trial.holders());
            }
        }
        if (weights) {
            print(ratios, to);
        }
        return 0;
    }

    private static void print(SharingRatios ratios, PrintWriter to) {
        to.printf(
                Locale.ROOT,
                "%-17s %8s %10s %10s %7s %7s%n",
                "kind",
                "holders",
                "one hand",
                "strangers",
                "judged",
                "lab");
        for (Kind kind : Kind.values()) {
            ratios.rows(kind)
                    .forEach(row -> to.printf(
                            Locale.ROOT,
                            "%-17s %7d+ %10d %10d %7.2f %7.2f%n",
                            row.kind(),
                            row.fewest(),
                            row.same(),
                            row.strangers(),
                            row.judged(),
                            row.lab()));
        }
        to.flush();
    }
}
