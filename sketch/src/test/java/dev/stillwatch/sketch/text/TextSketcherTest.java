package dev.stillwatch.sketch.text;

import static dev.stillwatch.sketch.text.Sketches.sketch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.ingest.v1.TextSketch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextSketcherTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | How do I bake bread without yeast?",
                "de | Wie backe ich ein Brot ohne Hefe und was brauche ich dafür?",
                "fr | Comment faire du pain sans levure et avec quoi le manger ?",
                "es | ¿Cómo puedo hacer pan sin levadura para mi familia?",
                "pt | Como eu posso fazer um pão sem fermento para você?",
                "it | Come posso fare il pane senza lievito e perché non cresce?",
                "nl | Hoe maak ik een brood zonder gist en wat heb je daar voor nodig?",
                "pl | Jak zrobić chleb bez drożdży i czy to jest trudne?",
                "ru | Как испечь хлеб без дрожжей?",
                "uk | Як спекти хліб без дріжджів і що для цього потрібно?",
                "zh | 没有酵母怎么做面包?",
                "ja | イーストなしでパンを焼く方法を教えてください。",
                "ko | 이스트 없이 빵을 어떻게 만드나요?",
                "ar | كيف أصنع الخبز بدون خميرة؟",
                "he | איך אופים לחם בלי שמרים?",
                "el | Πώς φτιάχνω ψωμί χωρίς μαγιά;",
                "hi | बिना खमीर के रोटी कैसे बनाएं?",
                "th | ทำขนมปังโดยไม่ใช้ยีสต์อย่างไร",
            })
    void languagesShow(String code, String text) {
        assertThat(sketch(text).getLanguage()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "42", "xkcd", "{}", "🙂🙂"})
    void nothingShowsInNothing(String text) {
        assertThat(sketch(text).getLanguage()).isEmpty();
    }

    @Test
    void lengthsAreCodePointsAndWords() {
        TextSketch sketch = sketch("Don't panic: it's 42! 🙂");
        assertThat(sketch.getLength()).isEqualTo(23);
        assertThat(sketch.getWords()).isEqualTo(4);
        assertThat(sketch("四个汉字").getWords()).isEqualTo(2);
    }

    @Test
    void digestsFoldWhiteSpaceOnly() {
        assertThat(sketch(" a\n\tb ").getDigest()).isEqualTo(sketch("a b").getDigest());
        assertThat(sketch("A b").getDigest()).isNotEqualTo(sketch("a b").getDigest());
    }

    @Test
    void anEmptyTextLeavesNothing() {
        assertThat(sketch("")).isEqualTo(TextSketch.getDefaultInstance());
    }

    @Test
    void anEmbeddingHasSixtyFourDimensions() {
        assertThat(sketch("bread without yeast").getEmbedding().size()).isEqualTo(64);
        assertThat(sketch("?! ...").getEmbedding().isEmpty()).isTrue();
    }

    @Test
    void huge() {
        String text = "one two three four five six seven eight nine ten and so on ".repeat(20_000);
        TextSketch sketch = sketch(text);
        assertThat(sketch.getLength()).isEqualTo(text.length());
        assertThat(sketch.getWords()).isBetween(255_000, 265_000);
        assertThat(sketch.getSerializedSize()).isLessThan(256);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "'",
                "`",
                "```",
                "\"\"\"",
                "{",
                "[",
                "<a",
                "<a>",
                "</",
                "@",
                "://",
                "a://",
                ":",
                "#",
                "[:",
                "- ",
                "1.",
                "\ud800",
                "a\udc00b",
                "''''a'b'c",
                "“„«「『《",
                "\n:\n",
                "a:\nb:\nc:",
                "[x]",
                "# :",
                "¯\\_(ツ)_/¯",
                "输入:",
                "输入"
            })
    void anythingGoes(String text) {
        assertThat(sketch(text).getLength()).isPositive();
        assertThat(sketch("word ".repeat(20) + text).getDigest()).isNotZero();
        assertThat(sketch(text + "\n" + text + " word").getDigest()).isNotZero();
    }
}
