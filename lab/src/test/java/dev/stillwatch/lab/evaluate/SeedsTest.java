package dev.stillwatch.lab.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.lab.simulate.Scenarios;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedsTest {
    @Test
    void scenariosFittingAndEvaluationHaveSeedsApart() {
        assertThat(Scenarios.names())
                .allSatisfy(name -> assertThat(Scenarios.named(name).seed()).isBetween(0L, Seeds.FIRST_FITTING - 1));
        assertThat(Seeds.fitting(10_000)).doesNotContainAnyElementsOf(Seeds.evaluation(10_000));
        assertThat(Seeds.evaluation(2)).isEqualTo(List.of(2_000_000L, 2_000_001L));
    }
}
