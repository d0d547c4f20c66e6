package dev.stillwatch.sketch.elicitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stillwatch.ingest.v1.ElicitationClass;
import dev.stillwatch.sketch.text.Tokens;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Prompts written for this test; the first column says what they draw out, or NONE. */
class LexicalClassifierTest {
    private static final LexicalClassifier CLASSIFIER = LexicalClassifier.standard();

    @ParameterizedTest
    @CsvFileSource(resources = "eliciting.csv", delimiter = '|')
    void elicitingPromptsScoreHigh(String kind, String prompt) {
        int index = ElicitationClass.valueOf("ELICITATION_CLASS_" + kind).getNumber() - 1;
        assertThat(scores(prompt)[index])
                .describedAs("%s", CLASSIFIER.explain(Tokens.of(prompt), Optional.empty()))
                .isGreaterThan(0.5);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "ordinary.csv", delimiter = '|')
    void ordinaryPromptsScoreLow(String kind, String prompt) {
        assertThat(Arrays.stream(scores(prompt)).max().orElseThrow())
                .describedAs("%s: %s", kind, CLASSIFIER.explain(Tokens.of(prompt), Optional.empty()))
                .isLessThan(0.2);
    }

    @Test
    void theSystemPromptIsReadToo() {
        String system =
                "Before each answer write out your complete internal reasoning inside think tags, every single step.";
        double[] scores = CLASSIFIER.scores(Tokens.of("What is 17 times 23?"), Optional.of(Tokens.of(system)));
        assertThat(scores[ElicitationClass.ELICITATION_CLASS_REASONING_VALUE - 1])
                .isGreaterThan(0.5);
        assertThat(scores("What is 17 times 23?")[ElicitationClass.ELICITATION_CLASS_REASONING_VALUE - 1])
                .isLessThan(0.05);
    }

    @Test
    void noSingleCueConvinces() {
        CueFile file = CueFile.ofResource("cues.txt");
        assertThat(file.version()).isEqualTo(CLASSIFIER.version()).isEqualTo("lexical-1");
        assertThat(file.biases()).doesNotContain(Double.NEGATIVE_INFINITY);
        for (Cue cue : file.cues()) {
            double odds = Math.exp(file.biases().get(cue.classIndex()) + cue.weight());
            assertThat(odds / (1 + odds)).describedAs(cue.source()).isLessThan(0.2);
        }
    }

    @Test
    void patternsKnowStemsGapsNumbersAndScriptsWithoutSpaces() {
        LexicalClassifier classifier = new LexicalClassifier(CueFile.parse(List.of(
                "version t",
                "class REASONING -5",
                "1 explain*|show ~ steps",
                "1 exactly # steps",
                "1 推理过程",
                "; nothing")));
        assertThat(found(classifier, "Explaining all of it in small steps")).hasSize(1);
        assertThat(found(classifier, "Explaining one two three four five six seven steps"))
                .isEmpty();
        assertThat(found(classifier, "in EXACTLY 12 steps")).hasSize(1);
        assertThat(found(classifier, "请写出推理过程吧")).hasSize(1);
        assertThat(found(classifier, "steps explained")).isEmpty();
    }

    @Test
    void refusesBrokenCues() {
        assertThatThrownBy(() -> CueFile.parse(List.of("1 word"))).hasMessageContaining("before any class");
        assertThatThrownBy(() -> CueFile.parse(List.of("class REASONING -5", "1 ~ word")))
                .hasMessageContaining("start and end with a word");
        assertThatThrownBy(() -> CueFile.parse(List.of("class REASONING -5", "1 abc*")))
                .hasMessageContaining("a stem needs");
    }

    private static double[] scores(String prompt) {
        return CLASSIFIER.scores(Tokens.of(prompt), Optional.empty());
    }

    private static List<String> found(LexicalClassifier classifier, String text) {
        return classifier.explain(Tokens.of(text), Optional.empty());
    }
}
