package dev.stillwatch.lab.train;

import dev.stillwatch.sketch.elicitation.LinearModel;
import dev.stillwatch.sketch.text.Embedding;
import dev.stillwatch.sketch.text.EmbeddingModel;
import dev.stillwatch.sketch.text.Generator;
import dev.stillwatch.sketch.text.Tokens;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** All of the training, in order: word vectors, then what is measured with them. */
public final class Training {
    private static final int MOST_ROWS_A_SOURCE = 6_000;

    private final List<TrainingRow> rows;
    private final long seed;

    /** Trains on rows, in the order given. */
    public Training(List<TrainingRow> rows, long seed) {
        this.rows = List.copyOf(rows);
        this.seed = seed;
    }

    /**
     * The rows of all licensed corpora, of a large one 6,000 drawn by the seed.
     *
     * @param data the folder that holds {@code corpora/}
     */
    public static List<TrainingRow> licensedRows(Path data, long seed) throws IOException {
        List<TrainingRow> all = new ArrayList<>();
        for (Source source : Source.LICENSED) {
            List<TrainingRow> rows = CorpusFile.rows(data, source.folder(), source.name());
            shuffle(rows, new SplittableRandom(seed));
            all.addAll(rows.subList(0, Math.min(rows.size(), MOST_ROWS_A_SOURCE)));
        }
        return all;
    }

    /** SHA-256 of the rows, in order: source, prompt and answer of each, in UTF-8, every one ended by a zero byte. */
    public String sha256() {
        return sha256(rows);
    }

    /** SHA-256 of some rows, likewise. */
    public static String sha256(List<TrainingRow> rows) {
        return Artifact.sha256(bytes(out -> {
            for (TrainingRow row : rows) {
                for (String text : List.of(row.source(), row.text(), row.answer())) {
                    out.write(text.getBytes(StandardCharsets.UTF_8));
                    out.write(0);
                }
            }
        }));
    }

    /** Trains the embedding. */
    public EmbeddingModel embedding() {
        return EmbeddingTrainer.train(rows, seed);
    }

    /** The file of an embedding model. */
    public static Artifact file(EmbeddingModel model) {
        return Artifact.of("embedding", bytes(model::write));
    }

    /** The file of an elicitation model. */
    public static Artifact file(LinearModel model) {
        return Artifact.of("elicitation", bytes(model::write));
    }

    /** The file of what is known of the generators among the rows. */
    public Artifact generators(Embedding embedding) {
        List<Generator> generators = generatorsOf(rows, embedding, "");
        return Artifact.of("generators", bytes(out -> Generator.write(generators, new DataOutputStream(out))));
    }

    /**
     * The mean embedding of every generator's prompts; families count alike.
     *
     * @param heldOut a family to leave out; empty: none
     */
    public static List<Generator> generatorsOf(List<TrainingRow> rows, Embedding embedding, String heldOut) {
        List<Generator> generators = new ArrayList<>();
        for (Source source : Source.LICENSED) {
            if (source.role() != Source.Role.GENERATED || source.family().equals(heldOut)) {
                continue;
            }
            double[] mean = mean(rows, source.name(), embedding);
            long relatives = Source.LICENSED.stream()
                    .filter(other -> other.role() == Source.Role.GENERATED
                            && other.family().equals(source.family()))
                    .count();
            generators.add(new Generator(source.name(), 1.0 / relatives, mean));
        }
        return generators;
    }

    private static double[] mean(List<TrainingRow> rows, String source, Embedding embedding) {
        double[] sum = new double[Embedding.DIMENSIONS];
        int number = 0;
        for (TrainingRow row : rows) {
            byte[] vector = row.source().equals(source) ? embedding.of(Tokens.of(row.text())) : new byte[0];
            for (int i = 0; i < vector.length; i++) {
                sum[i] += vector[i] / 127.0;
            }
            number += vector.length == 0 ? 0 : 1;
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= Math.max(1, number);
        }
        return sum;
    }

    /** Fisher and Yates. */
    static <T> void shuffle(List<T> list, RandomGenerator random) {
        for (int i = list.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            T kept = list.get(i);
            list.set(i, list.get(j));
            list.set(j, kept);
        }
    }

    private interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return out.toByteArray();
    }
}
