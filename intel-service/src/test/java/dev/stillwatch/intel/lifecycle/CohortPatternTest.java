package dev.stillwatch.intel.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CohortPatternTest {

    @Test
    void aPatternMatchesCohortsThatAreLargeEnoughAndShowAllItsSignals() {
        CohortPattern pattern = CohortPattern.parse("[x-stillwatch-cohort:accounts >= 40"
                        + " AND x-stillwatch-cohort:signals[*] = 'template_share'"
                        + " AND x-stillwatch-cohort:signals[*] = 'training_value']")
                .orElseThrow();
        assertThat(pattern.matches(40, Set.of("template_share", "training_value", "relay")))
                .isTrue();
        assertThat(pattern.matches(39, Set.of("template_share", "training_value")))
                .isFalse();
        assertThat(pattern.matches(400, Set.of("template_share"))).isFalse();
        assertThat(pattern.specificity()).isEqualTo(0.5);
    }

    @Test
    void namingOneCommonSignalEarnsNothing() {
        assertThat(CohortPattern.parse("[x-stillwatch-cohort:signals[*] = 'template_share']")
                        .orElseThrow()
                        .specificity())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[x-stillwatch-cohort:accounts >= 2]",
                "[x-stillwatch-cohort:signals[*] = 'a' OR x-stillwatch-cohort:signals[*] = 'b']",
                "[x-stillwatch-cohort:signals[*] != 'a']",
                "[x-stillwatch-cohort:signals[*] = 'a'] FOLLOWEDBY [x-stillwatch-cohort:signals[*] = 'b']",
                "[ipv4-addr:value = '198.51.100.7']",
                "[x-stillwatch-cohort:accounts >= 99999999999999999999 AND x-stillwatch-cohort:signals[*] = 'a']"
            })
    void whatIsNotUnderstoodMatchesNothing(String pattern) {
        assertThat(CohortPattern.parse(pattern)).isEmpty();
    }
}
