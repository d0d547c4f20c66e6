package dev.stillwatch.intel.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalTest {

    @Test
    void aNameIsLowerSnakeCase() {
        assertThat(Signal.isName("template_share")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Account-7", "a@b.example", "x' OR 'y", "10.0.0.1", "_x"})
    void whatCouldBeAnIdentifierOrBreakAPatternIsNoName(String text) {
        assertThatThrownBy(() -> new Signal(text, 1)).hasMessageNotContaining(text.isEmpty() ? "''" : text);
    }
}
