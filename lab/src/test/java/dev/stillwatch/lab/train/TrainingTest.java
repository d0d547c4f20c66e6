package dev.stillwatch.lab.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.sketch.text.Embedding;
import dev.stillwatch.sketch.text.EmbeddingModel;
import dev.stillwatch.sketch.text.Tokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** A training in miniature: two topics, each with words that never meet those of the other. */
class TrainingTest {
    private static final List<String> KITCHEN =
            List.of("soup", "bread", "oven", "flour", "butter", "onion", "kettle", "spoon", "dough", "salt");
    private static final List<String> GARAGE =
            List.of("engine", "brake", "tyre", "wheel", "clutch", "petrol", "mirror", "gear", "bolt", "exhaust");

    @Test
    void theSameRowsAndSeedGiveTheSameBytes() {
        Training one = new Training(rows(), 3);
        Training other = new Training(rows(), 3);

        EmbeddingModel model = one.embedding();
        assertThat(one.sha256()).isEqualTo(other.sha256());
        assertThat(Training.file(model).name())
                .isEqualTo(Training.file(other.embedding()).name());
        assertThat(one.generators(new Embedding(model)).bytes())
                .isEqualTo(other.generators(new Embedding(model)).bytes());
    }

    @Test
    void otherRowsGiveOtherBytes() {
        List<TrainingRow> fewer = rows().subList(0, 150);

        assertThat(new Training(fewer, 3).sha256()).isNotEqualTo(new Training(rows(), 3).sha256());
        assertThat(Training.file(new Training(fewer, 3).embedding()).name())
                .isNotEqualTo(Training.file(new Training(rows(), 3).embedding()).name());
    }

    @Test
    void textsOfOneTopicAreNearerThanTextsOfTwo() {
        Embedding embedding = new Embedding(new Training(rows(), 3).embedding());
        List<TrainingRow> rows = rows();

        double near = 0;
        double far = 0;
        for (int i = 0; i + 2 < rows.size(); i++) {
            near += cosine(embedding, rows.get(i).text(), rows.get(i + 2).text()) / rows.size();
            far += cosine(embedding, rows.get(i).text(), rows.get(i + 1).text()) / rows.size();
        }
        assertThat(near).isGreaterThan(far + 0.1);
    }

    @Test
    void aModelReadsBackAsWritten() throws IOException {
        EmbeddingModel model = new Training(rows(), 3).embedding();
        Artifact file = Training.file(model);

        EmbeddingModel read = EmbeddingModel.read(new ByteArrayInputStream(file.bytes()));

        assertThat(Training.file(read).bytes()).isEqualTo(file.bytes());
    }

    private static List<TrainingRow> rows() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(2);
        List<TrainingRow> rows = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            List<String> topic = i % 2 == 0 ? KITCHEN : GARAGE;
            StringBuilder text = new StringBuilder("what about");
            for (int word = 0; word < 6; word++) {
                text.append(' ').append(topic.get(random.nextInt(topic.size())));
            }
            rows.add(new TrainingRow(i % 2 == 0 ? "gpteacher_codegen" : "hh_harmless_test", text.toString(), ""));
        }
        return rows;
    }

    private static double cosine(Embedding embedding, String one, String other) {
        byte[] a = embedding.of(Tokens.of(one));
        byte[] b = embedding.of(Tokens.of(other));
        double product = 0;
        for (int i = 0; i < a.length; i++) {
            product += a[i] * b[i];
        }
        return product / (127.0 * 127.0);
    }
}
