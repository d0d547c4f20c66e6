package dev.stillwatch.scoring.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stillwatch.scoring.sample.Activities;
import dev.stillwatch.scoring.v1.ShadowScore;
import dev.stillwatch.sketch.activity.Activity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models as files: what they may say, and what they say on trial. */
class ModelFileTest {

    private static final String STRICT = "version strict # on trial\nprior -2 -3.0 -4\n\nelicitation 6.0 4 -1\n";

    @Test
    void readsPriorsAndWeights() {
        ScoringModel model = read(STRICT);

        assertThat(model.accountPrior()).isEqualTo(-2);
        assertThat(model.harvestPrior()).isEqualTo(-3);
        assertThat(model.relayPrior()).isEqualTo(-4);
        assertThat(model.weights())
                .singleElement()
                .satisfies(w -> assertThat(List.of(w.signal(), w.account(), w.harvest(), w.relay()))
                        .isEqualTo(List.of("elicitation", 6.0, 4.0, -1.0)));
    }

    @Test
    void everyChangeIsAnotherVersion() {
        assertThat(read(STRICT).version()).startsWith("strict+").hasSize("strict+".length() + 12);
        assertThat(read(STRICT.replace("6.0", "6.1")).version())
                .isNotEqualTo(read(STRICT).version());
    }

    @ParameterizedTest
    @CsvSource({
        "prior -1 -1 -1, version",
        "version x, prior",
        "version x|prior -1 -1 -1|elicitations 1 1 1, no signal elicitations",
        "version x|prior -1 -1 -1|elicitation 1 1, line 3",
        "version x|prior -1 many -1, no number of nats",
        "version x|prior -1 -1 -1|prior -1 -1 -1, repeats prior"
    })
    void refusesWhatCantBeMeant(String file, String message) {
        assertThatThrownBy(() -> read(file.replace('|', '\n')))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void theShippedModelWeighsEverySignal() {
        assertThat(ScoringModel.STANDARD.weights().stream().map(Weight::signal))
                .containsExactlyElementsOf(Signals.all().keySet());
    }

    @Test
    void aModelOnTrialScoresBesideAndIsCountedWhereItDiffers() {
        Activity farm = Activities.of("a", 1, 60, 2);
        Scorer strict = new Scorer(read(STRICT));

        List<ShadowScore> shadows = new Shadows(List.of(strict)).account(farm);

        assertThat(shadows).singleElement().satisfies(s -> {
            assertThat(s.getModelVersion()).isEqualTo(strict.version());
            assertThat(s.getScore()).isEqualTo(strict.account(farm).probability());
        });
        assertThat(Shadows.disagreements(0.2, shadows, 0.9)).isEqualTo(1);
        assertThat(Shadows.disagreements(0.95, shadows, 0.9)).isZero();
    }

    private static ScoringModel read(String file) {
        return ModelFile.read(file.getBytes(StandardCharsets.UTF_8));
    }
}
