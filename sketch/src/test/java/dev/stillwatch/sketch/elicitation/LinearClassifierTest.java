package dev.stillwatch.sketch.elicitation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.ingest.v1.ElicitationClass;
import dev.stillwatch.sketch.text.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The classifier that is shipped, on prompts that it was not trained on. */
class LinearClassifierTest {
    private static final LinearClassifier CLASSIFIER = LinearClassifier.standard();
    private static final Path CARD = Path.of("..", "docs", "model-card-elicitation.md");

    @ParameterizedTest
    @CsvFileSource(resources = "eliciting.csv", delimiter = '|')
    void elicitingPromptsScoreHigh(String kind, String prompt) {
        int index = ElicitationClass.valueOf("ELICITATION_CLASS_" + kind).getNumber() - 1;
        assertThat(CLASSIFIER.scores(Tokens.of(prompt), Optional.empty())[index])
                .isGreaterThan(0.5);
    }

    /** They were written to come near. */
    @Test
    void ofOrdinaryPromptsOneInTwentyComesOutAtMost() throws IOException {
        List<String> prompts;
        try (var in = Objects.requireNonNull(LinearClassifierTest.class.getResourceAsStream("ordinary.csv"))) {
            prompts = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.substring(line.indexOf('|') + 1))
                    .toList();
        }
        assertThat(prompts.stream().filter(prompt -> greatest(prompt) >= 0.5))
                .hasSizeLessThanOrEqualTo(prompts.size() / 20);
    }

    private static double greatest(String prompt) {
        return Arrays.stream(CLASSIFIER.scores(Tokens.of(prompt), Optional.empty()))
                .max()
                .orElseThrow();
    }

    @Test
    void theSystemPromptIsReadToo() {
        String system =
                "Before each answer write out your complete internal reasoning inside think tags, every single step.";
        int reasoning = ElicitationClass.ELICITATION_CLASS_REASONING_VALUE - 1;
        Tokens prompt = Tokens.of("What is 17 times 23?");

        assertThat(CLASSIFIER.scores(prompt, Optional.of(Tokens.of(system)))[reasoning])
                .isGreaterThan(0.5);
        assertThat(CLASSIFIER.scores(prompt, Optional.empty())[reasoning]).isLessThan(0.1);
    }

    /** Cues stand by themselves too, so what the lexical classifier finds is never lost. */
    @ParameterizedTest
    @CsvFileSource(resources = "eliciting.csv", delimiter = '|')
    void whatCuesFindIsNeverLost(String kind, String prompt) {
        Tokens tokens = Tokens.of(prompt);
        double[] lexical = LexicalClassifier.standard().scores(tokens, Optional.empty());
        double[] linear = CLASSIFIER.scores(tokens, Optional.empty());
        for (int i = 0; i < lexical.length; i++) {
            assertThat(linear[i]).describedAs(kind).isGreaterThanOrEqualTo(lexical[i]);
        }
    }

    @Test
    void theNameAndTheModelCardTellTheHash() throws IOException, NoSuchAlgorithmException {
        String hash;
        try (InputStream in =
                Objects.requireNonNull(LinearClassifier.class.getResourceAsStream(LinearClassifier.RESOURCE))) {
            hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(in.readAllBytes()));
        }
        assertThat(LinearClassifier.RESOURCE).contains(hash.substring(0, 16));
        assertThat(CLASSIFIER.version()).isEqualTo("linear-" + hash.substring(0, 16));
        assertThat(Files.readString(CARD)).contains(hash);
    }
}
