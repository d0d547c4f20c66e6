package dev.stillwatch.lab.window;

import dev.stillwatch.lab.train.CorpusFile;
import dev.stillwatch.lab.train.Source;
import dev.stillwatch.lab.train.Training;
import dev.stillwatch.lab.train.TrainingRow;
import dev.stillwatch.sketch.text.Embedding;
import dev.stillwatch.sketch.text.Generator;
import dev.stillwatch.sketch.text.Tokens;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** All pairs by all statistics, as lines of a table. */
public final class WindowBench {
    private static final List<Double> SHARES = List.of(1.0, 0.5, 0.25, 0.1, 0.05);
    private static final double UNIT = 127;
    private static final int MOST_BENIGN = 9_000;
    private static final int REPEATS = 3;

    private final Embedding embedding;
    private final long seed;
    private final Map<String, List<double[]>> benign = new LinkedHashMap<>();
    private final Map<String, List<double[]>> attackers = new LinkedHashMap<>();
    private final List<TrainingRow> generated = new ArrayList<>();

    /**
     * Reads and embeds the corpora.
     *
     * @param data the folder that holds {@code corpora/}
     * @throws IOException when a corpus is missing; the message names its file
     */
    public WindowBench(Path data, Embedding embedding, long seed) throws IOException {
        this.embedding = embedding;
        this.seed = seed;
        for (Pair.BenignSource source : Pair.BENIGN) {
            List<double[]> all = new ArrayList<>();
            for (String corpus : source.corpora()) {
                all.addAll(vectors(data, corpus));
            }
            Collections.shuffle(all, new Random(seed));
            benign.put(source.name(), all.subList(0, Math.min(MOST_BENIGN, all.size())));
        }
        for (Pair pair : Pair.ALL) {
            if (!attackers.containsKey(pair.attacker())) {
                attackers.put(pair.attacker(), vectors(data, pair.attacker()));
            }
        }
        for (Source source : Source.LICENSED) {
            if (source.role() == Source.Role.GENERATED) {
                generated.addAll(CorpusFile.rows(data, source.folder(), source.name()));
            }
        }
    }

    /**
     * Runs windows of one size.
     *
     * @param size prompts a window
     * @param falsePositives what the threshold is set to, 0 to 1
     * @param to takes the lines of a Markdown table
     */
    public void run(int size, double falsePositives, Consumer<String> to) {
        to.accept("| windows of " + size + " | pair | false positives | 100 % | 50 % | 25 % | 10 % | 5 % |");
        to.accept("|---|---|---|---|---|---|---|---|");
        double most = 1.0 / (size >= 1_000 ? 20 : 10);
        run("mean discrepancy", size, falsePositives, family -> MeanDiscrepancy::new, to);
        run("novelty", size, falsePositives, family -> Novelty::new, to);
        run("whitened shift", size, falsePositives, family -> MeanShift::whitened, to);
        run(
                "generator shift",
                size,
                falsePositives,
                family -> {
                    List<Generator> known = Training.generatorsOf(generated, embedding, family);
                    return reference -> MeanShift.towardsGenerators(reference, known, most);
                },
                to);
    }

    /** A statistic that may know generators of other families than one. */
    private interface Knowing {
        Statistic.Fitting without(String family);
    }

    private void run(String name, int size, double falsePositives, Knowing knowing, Consumer<String> to) {
        double[] sums = new double[SHARES.size() + 1];
        for (Pair pair : Pair.ALL) {
            List<double[]> people = benign.getOrDefault(pair.benign(), List.of());
            List<double[]> generator = attackers.getOrDefault(pair.attacker(), List.of());
            Statistic.Fitting fitting = knowing.without(pair.family());
            double[] line = new double[sums.length];
            for (int repeat = 0; repeat < REPEATS; repeat++) {
                WindowTest.Result result =
                        new WindowTest(fitting, size, people, seed + repeat).run(falsePositives, SHARES, generator);
                line[0] += result.falsePositives() / REPEATS;
                for (int i = 1; i < line.length; i++) {
                    line[i] += result.seen().get(i - 1) / REPEATS;
                }
            }
            for (int i = 0; i < sums.length; i++) {
                sums[i] += line[i] / Pair.ALL.size();
            }
            String attacker = pair.attacker().substring(pair.attacker().indexOf('/') + 1);
            to.accept(line(name, attacker + " in " + pair.benign(), line));
        }
        to.accept(line("**" + name + "**", "mean", sums));
    }

    private static String line(String name, String pair, double[] shares) {
        StringBuilder line = new StringBuilder("| " + name + " | " + pair + " |");
        for (int i = 0; i < shares.length; i++) {
            line.append(String.format(Locale.ROOT, i == 0 ? " %.2f %% |" : " %.1f |", 100 * shares[i]));
        }
        return line.toString();
    }

    private List<double[]> vectors(Path data, String corpus) throws IOException {
        int slash = corpus.indexOf('/');
        List<double[]> vectors = new ArrayList<>();
        for (TrainingRow row : CorpusFile.rows(data, corpus.substring(0, slash), corpus.substring(slash + 1))) {
            byte[] bytes = embedding.of(Tokens.of(row.text()));
            if (bytes.length > 0) {
                double[] vector = new double[bytes.length];
                for (int i = 0; i < bytes.length; i++) {
                    vector[i] = bytes[i] / UNIT;
                }
                vectors.add(vector);
            }
        }
        return vectors;
    }
}
