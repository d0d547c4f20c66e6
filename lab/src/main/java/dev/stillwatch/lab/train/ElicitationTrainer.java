package dev.stillwatch.lab.train;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import dev.stillwatch.sketch.elicitation.ElicitationClassifier;
import dev.stillwatch.sketch.elicitation.HashedWords;
import dev.stillwatch.sketch.elicitation.LexicalClassifier;
import dev.stillwatch.sketch.elicitation.LinearModel;
import dev.stillwatch.sketch.text.Embedding;
import dev.stillwatch.sketch.text.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Logistic regression of every class against all else, by the primal Newton method of LIBLINEAR (Fan et al. 2008), which draws nothing by chance. A
 * probability of 0.5 is then put where {@link #BENIGN_ABOVE_HALF} of benign rows come out, each scored by a model that has seen nothing of its source.
 */
public final class ElicitationTrainer {
    private static final int CLASSES = ElicitationClassifier.CLASSES;
    private static final int DIMENSIONS = Embedding.DIMENSIONS;
    private static final int CUES = HashedWords.SIZE;
    private static final int MEANING = CUES + 1;
    private static final int BIAS = MEANING + DIMENSIONS;
    private static final double COST = 4;
    private static final double TOLERANCE = 1e-2;
    private static final double CUE_UNIT = 1;
    private static final double MEANING_UNIT = 1 / 127.0;
    private static final int MOST_WEIGHT = 127;
    private static final int FOLDS = 3;

    /** What share of benign prompts of unseen sources a class may put above 0.5. */
    private static final double BENIGN_ABOVE_HALF = 0.0002;

    private final List<Integer> labels;
    private final List<Integer> folds;
    private final List<BitSet> words = new ArrayList<>();
    private final List<byte[]> meanings = new ArrayList<>();
    private final List<double[]> cues = new ArrayList<>();

    private ElicitationTrainer(ElicitationRows rows, Embedding embedding) {
        LexicalClassifier lexical = LexicalClassifier.standard();
        this.labels = rows.labels();
        this.folds = rows.sources().stream()
                .map(source -> Math.floorMod(source.hashCode(), FOLDS))
                .toList();
        for (String text : rows.texts()) {
            Tokens tokens = Tokens.of(text);
            words.add(HashedWords.of(tokens));
            meanings.add(embedding.of(tokens));
            cues.add(lexical.logOdds(tokens, Optional.empty()));
        }
    }

    /** Trains on rows, with the embedding that will be used. */
    public static LinearModel train(ElicitationRows rows, Embedding embedding) {
        return new ElicitationTrainer(rows, embedding).train();
    }

    private LinearModel train() {
        List<List<Double>> benign = new ArrayList<>();
        for (int i = 0; i < CLASSES; i++) {
            benign.add(new ArrayList<>());
        }
        for (int fold = 0; fold < FOLDS; fold++) {
            int held = fold;
            LinearModel model = fit(rows(row -> folds.get(row) != held));
            for (int row : rows(row -> folds.get(row) == held && labels.get(row) == 0)) {
                double[] logOdds = model.logOdds(words.get(row), meanings.get(row), cues.get(row));
                for (int i = 0; i < CLASSES; i++) {
                    benign.get(i).add(logOdds[i]);
                }
            }
        }
        double[] half = new double[CLASSES];
        for (int i = 0; i < CLASSES; i++) {
            List<Double> sorted = benign.get(i).stream().sorted().toList();
            half[i] = sorted.isEmpty() ? 0 : sorted.get((int) (sorted.size() * (1 - BENIGN_ABOVE_HALF)));
        }
        return fit(rows(row -> true)).lowered(half);
    }

    private int[] rows(IntPredicate wanted) {
        return IntStream.range(0, labels.size()).filter(wanted).toArray();
    }

    private LinearModel fit(int[] rows) {
        Feature[][] features = new Feature[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            features[i] = features(rows[i]);
        }
        byte[] weights = new byte[HashedWords.SIZE * CLASSES];
        float[] units = new float[CLASSES];
        float[] biases = new float[CLASSES];
        float[] lexical = new float[CLASSES];
        float[] meaning = new float[CLASSES * DIMENSIONS];
        for (int i = 0; i < CLASSES; i++) {
            double[] fitted = fit(rows, features, i);
            biases[i] = (float) fitted[BIAS];
            lexical[i] = (float) (fitted[CUES] * CUE_UNIT);
            for (int d = 0; d < DIMENSIONS; d++) {
                meaning[d * CLASSES + i] = (float) (fitted[MEANING + d] * MEANING_UNIT);
            }
            double greatest = Double.MIN_NORMAL;
            for (int at = 0; at < HashedWords.SIZE; at++) {
                greatest = Math.max(greatest, Math.abs(fitted[at]));
            }
            units[i] = (float) (greatest / MOST_WEIGHT);
            for (int at = 0; at < HashedWords.SIZE; at++) {
                weights[at * CLASSES + i] = (byte) Math.round(fitted[at] / units[i]);
            }
        }
        return new LinearModel(weights, units, biases, lexical, meaning);
    }

    /** Weights of the words, the lexical log-odds, the embedding and the bias. */
    private double[] fit(int[] rows, Feature[][] features, int classIndex) {
        Problem problem = new Problem();
        problem.l = rows.length;
        problem.n = BIAS + 1;
        problem.x = new Feature[rows.length][];
        problem.y = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            problem.x[i] = features[i].clone();
            problem.x[i][0] = new FeatureNode(CUES + 1, cues.get(rows[i])[classIndex] * CUE_UNIT);
            Arrays.sort(problem.x[i], Comparator.comparingInt(Feature::getIndex));
            problem.y[i] = labels.get(rows[i]) == classIndex + 1 ? 1 : -1;
        }
        var model = Linear.train(problem, new Parameter(SolverType.L2R_LR, COST, TOLERANCE));
        double sign = model.getLabels()[0] == 1 ? 1 : -1;
        double[] fitted = model.getFeatureWeights();
        for (int i = 0; i < fitted.length; i++) {
            fitted[i] *= sign;
        }
        return fitted;
    }

    /** The features of a row; the first is left for the class's own lexical log-odds. */
    private Feature[] features(int row) {
        BitSet there = words.get(row);
        byte[] meaning = meanings.get(row);
        List<Feature> features = new ArrayList<>();
        features.add(new FeatureNode(CUES + 1, 0));
        double value = 1 / Math.sqrt(Math.max(1, there.cardinality()));
        for (int at = there.nextSetBit(0); at >= 0; at = there.nextSetBit(at + 1)) {
            features.add(new FeatureNode(at + 1, value));
        }
        for (int d = 0; d < meaning.length; d++) {
            features.add(new FeatureNode(MEANING + d + 1, meaning[d] * MEANING_UNIT));
        }
        features.add(new FeatureNode(BIAS + 1, 1));
        return features.toArray(Feature[]::new);
    }
}
