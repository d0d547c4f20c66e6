package dev.stillwatch.scoring.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.type.v1.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParticipationTest {

    private static final double PRIOR = -5;

    @ParameterizedTest
    @CsvSource({
        "elicitation,       0.15, true",
        "elicitation,       0.14, false",
        "probe_enumeration, 0.2,  true",
        "foreign_handles,   8,    true",
        "dense_output,      0.39, false",
        "dense_output,      0.4,  true",
        "single_turns,      0.5,  false",
        "shared_templates,  1.8,  false",
    })
    void whatIsAskedForSaysWhetherItDrawsAndBeingAutomatedDoesNot(String signal, double nats, boolean draws) {
        assertThat(Participation.draws(score(signal, nats))).isEqualTo(draws);
    }

    @Test
    void whoDrawsOrPassesOnTakesPart() {
        assertThat(Participation.isBystander(score("elicitation", 0.15), 50)).isFalse();
        assertThat(Participation.isBystander(score("contradictions", 0.3), 50)).isFalse();
        assertThat(Participation.isBystander(score("contradictions", 0.05), 5)).isTrue();
    }

    @Test
    void severalSmallSignsOfARelayAddUp() {
        var score = new Score(
                PRIOR,
                List.of(reason("many_authors", 0.2), reason("changing_client", 0.1), reason("conversation", -1)));

        assertThat(Participation.isBystander(score, 50)).isFalse();
    }

    @Test
    void whoseHabitsLeanThatWayTakesPartTheSoonerTheMoreIsKnownOfThem() {
        assertThat(Participation.isBystander(score("templates", 0.2), 2)).isTrue();
        assertThat(Participation.isBystander(score("templates", 0.2), 12)).isFalse();
        assertThat(Participation.isBystander(new Score(PRIOR, List.of()), 10)).isTrue();
        assertThat(Participation.isBystander(new Score(PRIOR, List.of()), 100)).isFalse();
        assertThat(Participation.isBystander(
                        new Score(PRIOR, List.of(reason("templates", 0.6), reason("conversation", -1.2))), 1_000))
                .isTrue();
    }

    private static Score score(String signal, double nats) {
        return new Score(PRIOR, List.of(reason(signal, nats)));
    }

    private static Reason reason(String signal, double nats) {
        return Reason.newBuilder().setSignal(signal).setWeight(nats).build();
    }
}
