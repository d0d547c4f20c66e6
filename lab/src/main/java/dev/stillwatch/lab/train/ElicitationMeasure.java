package dev.stillwatch.lab.train;

import dev.stillwatch.ingest.v1.ElicitationClass;
import dev.stillwatch.sketch.elicitation.ElicitationClassifier;
import dev.stillwatch.sketch.text.Tokens;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How well a classifier does on wordings of families it was not trained on, against benign prompts of sources it was not trained on, and what share of
 * every benign corpus it puts above 0.5.
 */
public final class ElicitationMeasure {
    private static final int MOST_ROWS = 3_000;
    private static final double HALF = 0.5;
    private static final long WORDINGS_SEED = 11;

    private static final List<String> UNSEEN_PEOPLE =
            List.of("human/lima_forum", "human/instructwild_user", "human/slack_dev_questions");
    private static final List<String> UNSEEN_PROGRAMS =
            List.of("benign_auto/t0_p3_batch", "benign_auto/mea_benign_nlp", "distill/alpaca_td003");

    private final List<double[]> benign = new ArrayList<>();
    private final ElicitationRows wordings = ElicitationRows.families(true, WORDINGS_SEED);
    private final Path data;
    private final ElicitationClassifier classifier;

    /**
     * Measures a classifier.
     *
     * @param data the folder that holds {@code corpora/}
     */
    public ElicitationMeasure(Path data, ElicitationClassifier classifier) {
        this.data = data;
        this.classifier = classifier;
    }

    /** Prints tables in Markdown. */
    public void print(Consumer<String> to) throws IOException {
        to.accept("| " + classifier.version() + ": corpus | prompts | at 0.5 or above |");
        to.accept("|---|---|---|");
        for (String corpus : UNSEEN_PEOPLE) {
            benign.addAll(shares(corpus, "unseen", to));
        }
        for (String corpus : UNSEEN_PROGRAMS) {
            benign.addAll(shares(corpus, "unseen", to));
        }
        for (Source source : Source.LICENSED) {
            shares(source.folder() + "/" + source.name(), "trained on or left out", to);
        }
        to.accept("");
        to.accept("| " + classifier.version() + ": class | wordings | AUC | TPR at FPR 1e-2 | at 1e-3 | at 0.5 |");
        to.accept("|---|---|---|---|---|---|");
        List<double[]> scores = wordings.texts().stream().map(this::scores).toList();
        for (int row = 0; row < scores.size(); row++) {
            if (wordings.labels().get(row) == 0) {
                benign.add(scores.get(row));
            }
        }
        for (int i = 0; i < ElicitationClassifier.CLASSES; i++) {
            measure(i, scores, to);
        }
    }

    private List<double[]> shares(String corpus, String kind, Consumer<String> to) throws IOException {
        int slash = corpus.indexOf('/');
        List<TrainingRow> rows = CorpusFile.rows(data, corpus.substring(0, slash), corpus.substring(slash + 1));
        List<double[]> scores = rows.subList(0, Math.min(MOST_ROWS, rows.size())).stream()
                .map(row -> scores(row.text()))
                .toList();
        long above = scores.stream()
                .filter(score -> Arrays.stream(score).max().orElse(0) >= HALF)
                .count();
        to.accept(String.format(
                Locale.ROOT,
                "| %s (%s) | %,d | %.2f %% |",
                corpus,
                kind,
                scores.size(),
                100.0 * above / scores.size()));
        return scores;
    }

    private void measure(int classIndex, List<double[]> scores, Consumer<String> to) {
        double[] negative =
                benign.stream().mapToDouble(score -> score[classIndex]).sorted().toArray();
        int positives = 0;
        double[] seen = new double[4];
        for (int row = 0; row < scores.size(); row++) {
            if (wordings.labels().get(row) == classIndex + 1) {
                double score = scores.get(row)[classIndex];
                positives++;
                seen[0] += below(negative, score);
                seen[1] += score > quantile(negative, 0.01) ? 1 : 0;
                seen[2] += score > quantile(negative, 0.001) ? 1 : 0;
                seen[3] += score >= HALF ? 1 : 0;
            }
        }
        to.accept(String.format(
                Locale.ROOT,
                "| %s | %d | %.3f | %.2f | %.2f | %.2f |",
                ElicitationClass.forNumber(classIndex + 1).name().substring("ELICITATION_CLASS_".length()),
                positives,
                seen[0] / positives,
                seen[1] / positives,
                seen[2] / positives,
                seen[3] / positives));
    }

    /** Share of the sorted numbers that lie below, ties counted half. */
    private static double below(double[] sorted, double value) {
        double below = 0;
        for (double number : sorted) {
            below += number < value ? 1 : number > value ? 0 : 0.5;
        }
        return below / sorted.length;
    }

    private static double quantile(double[] sorted, double above) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(sorted.length * (1 - above)))];
    }

    private double[] scores(String text) {
        return classifier.scores(Tokens.of(text), Optional.empty());
    }
}
