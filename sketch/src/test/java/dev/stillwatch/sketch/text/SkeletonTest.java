package dev.stillwatch.sketch.text;

import static dev.stillwatch.sketch.text.Sketches.sketch;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One template filled twice has one skeleton, wherever the filling shows by its form. */
class SkeletonTest {
    static Stream<Arguments> fillings() {
        return Stream.of(
                Arguments.of(
                        "numbers",
                        "Please list 5 rivers that are longer than 300 km and say why.",
                        "Please list 12 rivers that are longer than 1,250 km and say why."),
                Arguments.of(
                        "names",
                        "please tell me how the weather in Lisbon compares with the weather in Oslo",
                        "please tell me how the weather in New York compares with the weather in Bad Ems"),
                Arguments.of(
                        "quoted spans",
                        "Explain in plain words what the phrase \"a storm in a teacup\" stands for.",
                        "Explain in plain words what the phrase “to let the cat out” stands for."),
                Arguments.of(
                        "short quotes with an apostrophe inside",
                        "Write a sentence that uses the word 'it's late' in a friendly way.",
                        "Write a sentence that uses the word 'well' in a friendly way."),
                Arguments.of(
                        "code",
                        "Say what this code does and how to test it:\n```\nint a = 1;\n```\nKeep it short please.",
                        "Say what this code does and how to test it:\n```\nfor x in y: print(x)\n```\nKeep it short please."),
                Arguments.of(
                        "links and addresses",
                        "read the page at https://a.example/b?c=d and write to me@a.example what it says there",
                        "read the page at http://other.example and write to you.too@b.example what it says there"),
                Arguments.of(
                        "list items",
                        "Put these things into a sensible order for a trip:\n- soap\n- a warm coat\nThank you very much.",
                        "Put these things into a sensible order for a trip:\n- bread\n- maps of the coast\nThank you very much."),
                Arguments.of(
                        "data after a label",
                        "Summarise what follows in one short and honest sentence.\n\nInput: it rained all day\nand nobody came",
                        "Summarise what follows in one short and honest sentence.\n\nInput: we sold more than ever before"),
                Arguments.of(
                        "data under a heading",
                        "Answer as briefly as you can and stay polite.\n### Question\nwhy is the sky blue at noon\n### Answer\n",
                        "Answer as briefly as you can and stay polite.\n### Question\nwho am i\n### Answer\n"),
                Arguments.of(
                        "data after an announcement",
                        "Turn the following complaint into a polite letter:\nthe lamp broke on the first day",
                        "Turn the following complaint into a polite letter:\n\nyour driver was rude and late again"),
                Arguments.of(
                        "an element",
                        "Translate what stands between the tags and say nothing else. <doc>good morning to all</doc>",
                        "Translate what stands between the tags and say nothing else. <doc>the sea was calm</doc>"),
                Arguments.of(
                        "a Chinese label", "请用一句话总结下面的内容并且保持礼貌。\n输入:今天下雨了没有人来参加", "请用一句话总结下面的内容并且保持礼貌。\n输入:我们卖得比以前更多"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fillings")
    void fillingDoesNotCount(String kind, String one, String other) {
        assertThat(sketch(one).getSkeleton())
                .isNotZero()
                .isEqualTo(sketch(other).getSkeleton());
        assertThat(sketch(one).getDigest()).isNotEqualTo(sketch(other).getDigest());
    }

    @Test
    void theFrameCounts() {
        assertThat(sketch("Please list 5 rivers that are longer than 300 km and say why.")
                        .getSkeleton())
                .isNotEqualTo(sketch("Please list 5 mountains that are higher than 300 m and say why.")
                        .getSkeleton());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Hello!", "What is the capital of France?", "thank you so much", "谢谢你的帮助"})
    void fewWordsAreSpecificToNothing(String text) {
        assertThat(sketch(text).getBandsList()).isEmpty();
        assertThat(sketch(text).getOpening()).isZero();
        assertThat(sketch(text).getClosing()).isZero();
    }

    @Test
    void theClosingIsWhatAFixedInstructionBehindVaryingTasksLeaves() {
        String closing = "Before you answer, write down all that you consider, wrong turns too.";
        assertThat(sketch("A beam of 12 m carries 9 kN; what is its moment? " + closing)
                        .getClosing())
                .isNotZero()
                .isEqualTo(sketch("Who first climbed the Eiger, and by which route?\n" + closing)
                        .getClosing())
                .isNotEqualTo(sketch(
                                "Who first climbed the Eiger, and by which route? Keep it short and say where you read it.")
                        .getClosing());
        assertThat(sketch(closing).getClosing()).as("nothing before it").isZero();
    }

    @Test
    void aShortLastSentenceCountsWithTheOneBeforeIt() {
        String closing = "Solve the task step by step and state each assumption. Then check.";
        assertThat(sketch("How far does a stone fall? " + closing).getClosing())
                .isNotZero()
                .isEqualTo(sketch("Why do cats purr? " + closing).getClosing())
                .isNotEqualTo(sketch("Why do cats purr? Take as little time for it as you may need. Then check.")
                        .getClosing());
    }

    @Test
    void theClosingOfAScriptWithoutSpacesIsFoundToo() {
        String closing = "请先把完整的思考过程逐步写出来，然后再给出答案。";
        assertThat(sketch("为什么天是蓝的？" + closing).getClosing())
                .isNotZero()
                .isEqualTo(sketch("猫为什么会打呼噜呢？" + closing).getClosing());
    }

    @Test
    void theOpeningIsWhatAFixedBeginningLeaves() {
        String opening = "you are a careful editor of texts for schools ";
        assertThat(sketch(opening + "and now correct my spelling").getOpening())
                .isNotZero()
                .isEqualTo(sketch(opening + "so tell me what a noun is and why").getOpening())
                .isNotEqualTo(sketch("can you tell me what to cook today with eggs and rice")
                        .getOpening());
    }
}
