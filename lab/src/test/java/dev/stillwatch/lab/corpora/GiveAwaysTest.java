package dev.stillwatch.lab.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GiveAwaysTest {
    @Test
    void switchesOfTheDataSetGo() {
        Row row = GiveAways.clean(
                "gpteacher_toolformer",
                "toolformer: enabled\ntoolformer access: clock\nTells the time.\nclock()\nHow late is it?",
                "");

        assertThat(row.text()).isEqualTo("clock\nTells the time.\nclock()\nHow late is it?");
    }

    @Test
    void offeredToolsBecomeTools() {
        Row row = GiveAways.clean(
                "glaive_toolcall",
                "[tools] [{\"name\": \"find_bus\", \"description\": \"x\", \"parameters\": {\"a\": [1]}}]\n\nWhen is the next bus?",
                "");

        assertThat(row.text()).isEqualTo("When is the next bus?");
        assertThat(row.tools()).containsExactly("find_bus");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            it does n't work , she said . | it doesn't work, she said.
            the firm #39;s plan ( for now ) | the firm's plan (for now)
            a `` fine '' day | a " fine " day
            """)
    void tokenisedSpacingIsClosed(String tokenised, String plain) {
        assertThat(GiveAways.clean("mea_benign_nlp", tokenised, "").text()).isEqualTo(plain);
    }

    @Test
    void otherCorporaKeepTheirSpacing() {
        assertThat(GiveAways.clean("instructwild_user", "why , though ?", "").text())
                .isEqualTo("why , though ?");
    }
}
