package dev.stillwatch.lab.train;

import dev.stillwatch.sketch.text.Embedding;
import dev.stillwatch.sketch.text.EmbeddingModel;
import dev.stillwatch.sketch.text.Form;
import dev.stillwatch.sketch.text.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Trains an {@link EmbeddingModel}: word vectors by factoring mutual information, weighted by smooth inverse frequency, turned to the principal axes of
 * texts, centred and half whitened (every axis divided by the fourth root of its variance).
 */
final class EmbeddingTrainer {
    private static final int DIMENSIONS = EmbeddingModel.WORD_DIMENSIONS;
    private static final int MOST_WORDS = 12_000;
    private static final int FEWEST_TEXTS = 4;
    private static final int PROMPT_WORDS = 400;
    private static final int ANSWER_WORDS = 300;
    private static final double FREQUENT = 1e-3;
    private static final double STRANGER = 0.3;
    private static final double FLOOR = 0.02;
    private static final float FORM_SHARE = 0.5f;

    private EmbeddingTrainer() {}

    /**
     * Trains.
     *
     * @param rows the rows; sources count alike from 300 rows on, whatever their size
     */
    static EmbeddingModel train(List<TrainingRow> rows, long seed) {
        List<int[]> texts = new ArrayList<>();
        List<Tokens> prompts = new ArrayList<>();
        for (TrainingRow row : rows) {
            Tokens prompt = Tokens.of(row.text());
            prompts.add(prompt);
            texts.add(Vocabulary.keys(prompt, PROMPT_WORDS));
            if (!row.answer().isEmpty()) {
                texts.add(Vocabulary.keys(Tokens.of(row.answer()), ANSWER_WORDS));
            }
        }
        Vocabulary vocabulary = Vocabulary.of(texts, MOST_WORDS, FEWEST_TEXTS);
        Cooccurrence near = new Cooccurrence(vocabulary.size());
        texts.forEach(text -> near.add(vocabulary.positions(text)));
        DMatrixRMaj vectors = PrincipalVectors.rooted(near.information(), DIMENSIONS, seed);
        weigh(vectors, near.shares());
        double[] weights = Balance.weights(rows);
        return centred(turned(model(vocabulary, vectors), prompts, weights), prompts, weights);
    }

    /** Scales the vectors to mean square 1 and then by smooth inverse frequency. */
    private static void weigh(DMatrixRMaj vectors, double[] shares) {
        double squared = 0;
        for (double value : vectors.data) {
            squared += value * value;
        }
        double unit = Math.sqrt(vectors.numRows / squared);
        for (int word = 0; word < vectors.numRows; word++) {
            double factor = unit * FREQUENT / (FREQUENT + shares[word]);
            for (int i = 0; i < DIMENSIONS; i++) {
                vectors.data[word * DIMENSIONS + i] *= factor;
            }
        }
    }

    private static EmbeddingModel model(Vocabulary vocabulary, DMatrixRMaj vectors) {
        Quantised words = Quantised.of(vectors);
        double component = STRANGER / Math.sqrt(DIMENSIONS);
        float[] ones = new float[DIMENSIONS];
        Arrays.fill(ones, 1);
        float[] formOnes = new float[Form.SIZE];
        Arrays.fill(formOnes, 1);
        return new EmbeddingModel(
                vocabulary.keys(),
                words.weights(),
                words.vectors(),
                (int) Math.round(component / words.unit()),
                new float[DIMENSIONS],
                ones,
                new float[Form.SIZE],
                formOnes,
                FORM_SHARE);
    }

    private static EmbeddingModel turned(EmbeddingModel model, List<Tokens> prompts, double[] weights) {
        Spread spread = Spread.of(directions(model, prompts), weights);
        DMatrixRMaj axes = PrincipalVectors.Axes.of(spread.covariance()).vectors();
        DMatrixRMaj vectors = new DMatrixRMaj(model.hashes().length, DIMENSIONS);
        for (int word = 0; word < vectors.numRows; word++) {
            for (int i = 0; i < DIMENSIONS; i++) {
                double sum = 0;
                for (int j = 0; j < DIMENSIONS; j++) {
                    sum += model.vectors()[word * DIMENSIONS + j] * axes.get(j, i);
                }
                vectors.set(word, i, sum * model.weights()[word]);
            }
        }
        Quantised words = Quantised.of(vectors);
        return new EmbeddingModel(
                model.hashes(),
                words.weights(),
                words.vectors(),
                Math.toIntExact(Math.max(1, Math.round(model.strangers() / words.unit()))),
                model.centre(),
                model.scale(),
                model.formMean(),
                model.formDeviation(),
                model.formShare());
    }

    private static EmbeddingModel centred(EmbeddingModel model, List<Tokens> prompts, double[] weights) {
        Spread words = Spread.of(directions(model, prompts), weights);
        Spread form = Spread.of(prompts.stream().map(Form::of).toList(), weights);
        double floor = FLOOR * words.meanVariance();
        float[] scale = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            scale[i] = (float) (1 / Math.sqrt(Math.sqrt(words.variance(i) + floor)));
        }
        float[] deviation = new float[Form.SIZE];
        for (int i = 0; i < Form.SIZE; i++) {
            deviation[i] = (float) Math.max(1e-6, Math.sqrt(form.variance(i)));
        }
        return new EmbeddingModel(
                model.hashes(),
                model.weights(),
                model.vectors(),
                model.strangers(),
                words.floatMean(),
                scale,
                form.floatMean(),
                deviation,
                model.formShare());
    }

    /** Each text's sum of word vectors at length 1; zeros of a text without words. */
    private static List<double[]> directions(EmbeddingModel model, List<Tokens> prompts) {
        Embedding embedding = new Embedding(model);
        List<double[]> directions = new ArrayList<>();
        for (Tokens prompt : prompts) {
            int[] sums = embedding.sums(prompt);
            double squared = 0;
            for (int sum : sums) {
                squared += (double) sum * sum;
            }
            double[] direction = new double[DIMENSIONS];
            for (int i = 0; squared > 0 && i < DIMENSIONS; i++) {
                direction[i] = sums[i] / Math.sqrt(squared);
            }
            directions.add(direction);
        }
        return directions;
    }
}
