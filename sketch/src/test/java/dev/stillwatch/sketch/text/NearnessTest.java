package dev.stillwatch.sketch.text;

import static dev.stillwatch.sketch.text.Sketches.cosine;
import static dev.stillwatch.sketch.text.Sketches.shareABand;
import static dev.stillwatch.sketch.text.Sketches.sketch;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** What bands, SimHash and embedding say of near and of far texts. */
class NearnessTest {
    private static final String TEMPLATE =
            "you are given a short note from a customer and your job is to read it with care "
                    + "then decide which department should answer it and explain your choice in two plain sentences "
                    + "without repeating what the note already says";

    private static final List<String> EVERYDAY = List.of(
            "how do i get a red wine stain out of a white cotton shirt before it dries",
            "can you help me write a birthday message for my grandmother who loves her garden",
            "what should i pack for a week of hiking in the mountains at the end of autumn",
            "my computer makes a loud noise whenever i open a large file, what could it be",
            "explain the difference between a virus and a bacterium to a ten year old child",
            "is it better to pay back a loan early or to put the money into savings",
            "write a function that returns the second largest number of a list without sorting it",
            "why do cats purr when they are hurt and not only when they are happy");

    @Test
    void nearlyEqualTemplatesUsuallyShareABand() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        int shared = 0;
        for (int i = 0; i < 200; i++) {
            shared += shareABand(disturbed(random), disturbed(random)) ? 1 : 0;
        }
        // A run of six of the 39 words is other in each copy.
        assertThat(shared).isGreaterThan(160);
    }

    @Test
    void everydayPromptsShareNone() {
        for (String one : EVERYDAY) {
            for (String other : EVERYDAY) {
                assertThat(shareABand(one, other)).isEqualTo(one.equals(other));
            }
        }
    }

    @Test
    void simHashesOfNearTextsDifferInFewBits() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(6);
        long original = sketch(TEMPLATE).getSimhash();
        assertThat(Long.bitCount(original ^ sketch(disturbed(random)).getSimhash()))
                .isLessThan(22);
        for (String text : EVERYDAY) {
            assertThat(Long.bitCount(original ^ sketch(text).getSimhash())).isBetween(15, 50);
        }
    }

    @Test
    void embeddingsTellTopicsApart() {
        String planets = "which planets of the solar system have rings and how were the rings of saturn formed";
        String saturn = "how did saturn get its rings and do other planets of our solar system have rings too";
        String soup = "give me a recipe for onion soup with cheese that works without an oven";
        assertThat(cosine(planets, saturn)).isGreaterThan(0.5);
        assertThat(Math.abs(cosine(planets, soup))).isLessThan(0.35);
        assertThat(cosine(planets, planets)).isBetween(0.97, 1.03);
    }

    @Test
    void invisibleDifferencesAreNone() {
        String plain = EVERYDAY.getFirst();
        String disguised =
                plain.replace("wine", "wi\u200bne").replace("white", "ｗｈｉｔｅ").replace(" ", "  ");
        assertThat(sketch(disguised).getSkeleton()).isEqualTo(sketch(plain).getSkeleton());
        assertThat(sketch(disguised).getSimhash()).isEqualTo(sketch(plain).getSimhash());
    }

    @Test
    void anotherKeyGivesOtherHashes() {
        var one = sketch(TEMPLATE);
        var other = sketch(TEMPLATE, Sketches.OTHER_KEY);
        assertThat(other.getDigest()).isNotEqualTo(one.getDigest());
        assertThat(other.getSkeleton()).isNotEqualTo(one.getSkeleton());
        assertThat(other.getOpening()).isNotEqualTo(one.getOpening());
        assertThat(other.getBandsList()).doesNotContainAnyElementsOf(one.getBandsList());
        assertThat(Long.bitCount(other.getSimhash() ^ one.getSimhash())).isBetween(16, 48);
        assertThat(other.getEmbedding()).isEqualTo(one.getEmbedding());
    }

    private static String disturbed(RandomGenerator random) {
        String[] words = TEMPLATE.split(" ", -1);
        int from = 10;
        for (int i = from; i < from + 6; i++) {
            words[i] = "qz" + (char) ('a' + random.nextInt(26)) + (char) ('a' + random.nextInt(26));
        }
        return String.join(" ", words);
    }
}
