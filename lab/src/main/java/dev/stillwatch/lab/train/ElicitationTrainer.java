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
 * probability of 0.5 is then put where {@link #BENIGN_ABOVE_HALF} of corpora's benign rows come out, or {@link #NEAR_MISSES_ABOVE_HALF} of those of honest
 * families if that is higher, each scored by a model that has seen nothing of its source.
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

    /** What share of people's and programs' prompts of unseen corpora a class may put above 0.5. */
    private static final double BENIGN_ABOVE_HALF = 0.001;

    /** The same of unseen families that are honest and come near: what somebody writes now and then. */
    private static final double NEAR_MISSES_ABOVE_HALF = 0.02;

    private final List<Integer> labels;
    private final List<Integer> folds;
    private final List<List<BitSet>> segments = new ArrayList<>();
    private final BitSet bare = new BitSet();
    private final BitSet ofFamilies = new BitSet();
    private final List<BitSet> words = new ArrayList<>();
    private final List<byte[]> meanings = new ArrayList<>();
    private final List<double[]> cues = new ArrayList<>();

    private ElicitationTrainer(ElicitationRows rows, Embedding embedding) {
        LexicalClassifier lexical = LexicalClassifier.standard();
        this.labels = rows.labels();
        this.folds = rows.sources().stream()
                .map(source -> Math.floorMod(family(source).hashCode(), FOLDS))
                .toList();
        for (int row = 0; row < labels.size(); row++) {
            ofFamilies.set(row, rows.sources().get(row).startsWith(ElicitationRows.FAMILY));
            bare.set(row, rows.sources().get(row).startsWith(ElicitationRows.BARE));
        }
        for (String text : rows.texts()) {
            Tokens tokens = Tokens.of(text);
            words.add(HashedWords.of(tokens));
            meanings.add(embedding.of(tokens));
            cues.add(lexical.logOdds(tokens, Optional.empty()));
            segments.add(HashedWords.segments(tokens));
        }
    }

    /** Trains on rows, with the embedding that will be used. */
    public static LinearModel train(ElicitationRows rows, Embedding embedding) {
        return new ElicitationTrainer(rows, embedding).train();
    }

    private LinearModel train() {
        double[][] scores = ofModelsThatHaveNotSeenThem();
        double[] half = new double[CLASSES];
        for (int i = 0; i < CLASSES; i++) {
            half[i] = Math.max(
                    highest(scores, i, row -> !ofFamilies.get(row), BENIGN_ABOVE_HALF),
                    highest(scores, i, ofFamilies::get, NEAR_MISSES_ABOVE_HALF));
        }
        return fit(rows(row -> true)).lowered(half);
    }

    /** The log-odds of every benign row; of others nothing. */
    private double[][] ofModelsThatHaveNotSeenThem() {
        double[][] scores = new double[labels.size()][];
        for (int fold = 0; fold < FOLDS; fold++) {
            int held = fold;
            LinearModel model = fit(rows(row -> folds.get(row) != held));
            for (int row : rows(row -> folds.get(row) == held && labels.get(row) == 0)) {
                scores[row] = model.logOdds(words.get(row), meanings.get(row), cues.get(row), segments.get(row));
            }
        }
        return scores;
    }

    /** What a share of some benign rows comes out above; 0 when there are none. */
    private double highest(double[][] scores, int classIndex, IntPredicate wanted, double share) {
        double[] sorted = Arrays.stream(rows(row -> labels.get(row) == 0 && wanted.test(row)))
                .mapToDouble(row -> scores[row][classIndex])
                .sorted()
                .toArray();
        return sorted.length == 0 ? 0 : sorted[(int) (sorted.length * (1 - share))];
    }

    private int[] rows(IntPredicate wanted) {
        return IntStream.range(0, labels.size()).filter(wanted).toArray();
    }

    /** A bare wording keeps its fold with the others of its family. */
    private static String family(String source) {
        return source.replace(ElicitationRows.BARE, ElicitationRows.FAMILY);
    }

    private LinearModel fit(int[] rows) {
        List<View> views = views(rows);
        byte[] weights = new byte[HashedWords.SIZE * CLASSES];
        float[] units = new float[CLASSES];
        float[] biases = new float[CLASSES];
        float[] lexical = new float[CLASSES];
        float[] meaning = new float[CLASSES * DIMENSIONS];
        for (int i = 0; i < CLASSES; i++) {
            double[] fitted = fit(views, i);
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

    /**
     * What is learnt from: rows as a whole, and beginnings and ends by themselves, of benign rows and of bare wordings; where in another row of a class it is
     * asked for is not known.
     */
    private List<View> views(int[] rows) {
        List<View> views = new ArrayList<>();
        for (int row : rows) {
            if (!bare.get(row)) {
                views.add(new View(features(words.get(row), meanings.get(row)), labels.get(row), cues.get(row)));
            }
            if (bare.get(row) || labels.get(row) == 0) {
                segments.get(row)
                        .forEach(segment -> views.add(
                                new View(features(segment, new byte[0]), labels.get(row), new double[CLASSES])));
            }
        }
        return views;
    }

    /** The features of a text or a part of it; the first is left for the class's own lexical log-odds. */
    @SuppressWarnings("ArrayRecordComponent")
    private record View(Feature[] features, int label, double[] cues) {}

    /** Weights of the words, the lexical log-odds, the embedding and the bias. */
    private static double[] fit(List<View> views, int classIndex) {
        Problem problem = new Problem();
        problem.l = views.size();
        problem.n = BIAS + 1;
        problem.x = new Feature[views.size()][];
        problem.y = new double[views.size()];
        for (int i = 0; i < views.size(); i++) {
            View view = views.get(i);
            problem.x[i] = view.features().clone();
            problem.x[i][0] = new FeatureNode(CUES + 1, view.cues()[classIndex] * CUE_UNIT);
            Arrays.sort(problem.x[i], Comparator.comparingInt(Feature::getIndex));
            problem.y[i] = view.label() == classIndex + 1 ? 1 : -1;
        }
        var model = Linear.train(problem, new Parameter(SolverType.L2R_LR, COST, TOLERANCE));
        double sign = model.getLabels()[0] == 1 ? 1 : -1;
        double[] fitted = model.getFeatureWeights();
        for (int i = 0; i < fitted.length; i++) {
            fitted[i] *= sign;
        }
        return fitted;
    }

    private static Feature[] features(BitSet there, byte[] meaning) {
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
