package dev.stillwatch.cli.command;

import com.google.common.collect.Iterators;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.lab.baseline.Baselines;
import dev.stillwatch.lab.baseline.Queries;
import dev.stillwatch.lab.evaluate.Ablation;
import dev.stillwatch.lab.evaluate.Evaluation;
import dev.stillwatch.lab.evaluate.LabelledTraffic;
import dev.stillwatch.lab.evaluate.report.Run;
import dev.stillwatch.lab.findings.Findings;
import dev.stillwatch.lab.findings.FindingsFolder;
import dev.stillwatch.lab.replay.ReplayWriter;
import dev.stillwatch.lab.truth.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs traffic through what is to be measured, and measures it. */
final class Evaluating {

    private final PlatformTrial platform;
    private final @Nullable Path kept;

    /**
     * @param kept where to keep each run's events, truth and findings; null: nowhere
     */
    Evaluating(PlatformTrial platform, @Nullable Path kept) {
        this.platform = platform;
        this.kept = kept;
    }

    /** All runs on one seed's traffic: the platform's is the first, then its ablations', then the baselines'. */
    List<Run> run(LabelledTraffic traffic, List<Ablation> ablations, @Nullable Baselines baselines)
            throws IOException, InterruptedException {
        Traffic times = Traffic.of(traffic.events().get(), traffic.truth());
        Findings findings = platform.run(name(traffic), traffic.events().get(), Map.of());
        if (kept != null) {
            keep(kept.resolve(name(traffic)), traffic, findings);
        }
        List<Run> runs = new ArrayList<>();
        runs.add(measured(Run.PLATFORM, traffic, times, findings));
        for (Ablation ablation : ablations) {
            Findings without = platform.run(
                    name(traffic) + " " + ablation.name(),
                    Iterators.transform(traffic.events().get(), ablation.rewriting()::apply),
                    ablation.settings());
            runs.add(measured(ablation.name(), traffic, times, without));
        }
        if (baselines != null) {
            baselines
                    .find(Queries.of(traffic), findings.cohorts())
                    .forEach((system, found) -> runs.add(measured(system, traffic, times, found)));
        }
        return runs;
    }

    private static Run measured(String system, LabelledTraffic traffic, Traffic times, Findings findings) {
        return new Run(
                traffic.scenario(),
                system,
                traffic.seed(),
                Evaluation.of(traffic.truth(), times, findings),
                findings.summary().versions());
    }

    private static String name(LabelledTraffic traffic) {
        return traffic.scenario() + "-" + traffic.seed();
    }

    private static void keep(Path folder, LabelledTraffic traffic, Findings findings) throws IOException {
        Files.createDirectories(folder);
        traffic.truth().write(folder.resolve("truth.csv"));
        try (ReplayWriter writer = ReplayWriter.create(folder.resolve("events.jsonl.gz"))) {
            for (Iterator<Event> events = traffic.events().get(); events.hasNext(); ) {
                writer.write(events.next());
            }
        }
        FindingsFolder.write(folder.resolve("findings"), findings);
    }
}
