package dev.stillwatch.scoring.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScoringModelTest {

    private static final ScoringModel MODEL = ScoringModel.STANDARD;

    @Test
    void aModelWithoutASignalSaysSoInItsVersion() {
        ScoringModel without = MODEL.without(List.of("volume", "size"));

        assertThat(without.version()).isEqualTo(MODEL.version() + " without size, volume");
        assertThat(without.weights())
                .hasSize(MODEL.weights().size() - 2)
                .extracting(Weight::signal)
                .doesNotContain("size", "volume");
    }

    @Test
    void withoutNothingItIsTheSame() {
        assertThat(MODEL.without(List.of())).isSameAs(MODEL);
    }

    @Test
    void aNameThatIsNoSignalIsRefused() {
        assertThatThrownBy(() -> MODEL.without(List.of("sise")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sise")
                .hasMessageContaining("size");
    }
}
