package dev.stillwatch.sketch.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormTest {
    @Test
    void aTextWithoutWordsHasNone() {
        assertThat(Form.of(Tokens.of("!?"))).hasSize(Form.SIZE).containsOnly(0);
    }

    @Test
    void formIsOfTheWritingAndNotOfTheTopic() {
        double[] soup = Form.of(Tokens.of("Name three soups, and say why they are warm."));
        double[] cars = Form.of(Tokens.of("List seven cars, and ask who has been kind."));

        assertThat(cars[0]).isEqualTo(soup[0]);
        assertThat(cars[6]).isEqualTo(soup[6]).isEqualTo(1);
        assertThat(cars[9]).isEqualTo(soup[9]).isEqualTo(1.0 / 9);
    }

    @Test
    void carelessWritingDiffersFromCarefulWriting() {
        double[] careful = Form.of(Tokens.of("How do plants drink?"));
        double[] careless = Form.of(Tokens.of("how do plants drink"));

        assertThat(careful[6]).isEqualTo(1);
        assertThat(careless[6]).isZero();
        assertThat(careful[7]).isEqualTo(1);
        assertThat(careless[7]).isZero();
    }
}
