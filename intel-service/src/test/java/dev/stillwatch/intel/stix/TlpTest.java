package dev.stillwatch.intel.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TlpTest {

    @Test
    void whoMaySeeALevelMaySeeTheLessRestrictedOnes() {
        assertThat(Tlp.AMBER.admits(Tlp.AMBER)).isTrue();
        assertThat(Tlp.AMBER.admits(Tlp.GREEN)).isTrue();
        assertThat(Tlp.AMBER.admits(Tlp.AMBER_STRICT)).isFalse();
        assertThat(Tlp.AMBER_STRICT.admits(Tlp.AMBER)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aLevelIsFoundByItsLabelAndItsMarking(Tlp tlp) {
        assertThat(Tlp.ofLabel(tlp.label())).isEqualTo(tlp);
        assertThat(Tlp.ofMarking(tlp.markingId())).contains(tlp);
    }

    @Test
    void whatIsNoLabelIsRefusedByNamingThoseThereAre() {
        assertThatThrownBy(() -> Tlp.ofLabel("WHITE")).hasMessageContaining("AMBER+STRICT");
        assertThat(Tlp.ofMarking("marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9"))
                .isEmpty();
    }
}
