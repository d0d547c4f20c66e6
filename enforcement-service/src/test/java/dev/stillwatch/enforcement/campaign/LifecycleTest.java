package dev.stillwatch.enforcement.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.enforcement.campaign.Lifecycle.Mover;
import dev.stillwatch.enforcement.v1.Campaign;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LifecycleTest {

    /** Rows: from. Columns: to SUSPECTED, CONFIRMED, CONTAINED, CLOSED, DISMISSED. */
    private static final Map<Mover, List<String>> TABLE = Map.of(
            Mover.PERSON,
            List.of(
                    "SUSPECTED - x - x x",
                    "CONFIRMED - - - x x",
                    "CONTAINED - x - x x",
                    "CLOSED    - x - - x",
                    "DISMISSED - - - - -"),
            Mover.POLICY,
            List.of(
                    "SUSPECTED - - x - -",
                    "CONFIRMED - - x - -",
                    "CONTAINED - - x - -",
                    "CLOSED    - - x - -",
                    "DISMISSED x - - - -"),
            Mover.LINKING,
            List.of(
                    "SUSPECTED - - - x -",
                    "CONFIRMED - - - x -",
                    "CONTAINED - - - x -",
                    "CLOSED    - - - - -",
                    "DISMISSED - - - - -"));

    private static final List<String> STATES = List.of("SUSPECTED", "CONFIRMED", "CONTAINED", "CLOSED", "DISMISSED");

    static Stream<Arguments> cells() {
        return TABLE.entrySet().stream()
                .flatMap(mover -> mover.getValue().stream().flatMap(row -> {
                    String[] cells = row.split(" +", -1);
                    return STATES.stream()
                            .map(to -> Arguments.of(
                                    mover.getKey(),
                                    state(cells[0]),
                                    state(to),
                                    cells[1 + STATES.indexOf(to)].equals("x")));
                }));
    }

    @ParameterizedTest(name = "{0} moves {1} to {2}: {3}")
    @MethodSource("cells")
    void movesAsTheTableSays(Mover mover, Campaign.State from, Campaign.State to, boolean allowed) {
        assertThat(Lifecycle.allows(mover, from, to)).isEqualTo(allowed);
    }

    @Test
    void onlyClosedAndDismissedCasesAreNotWorkedOn() {
        assertThat(Arrays.stream(Campaign.State.values()).filter(Lifecycle::live))
                .containsExactlyInAnyOrder(state("SUSPECTED"), state("CONFIRMED"), state("CONTAINED"));
    }

    private static Campaign.State state(String word) {
        return Campaign.State.valueOf("STATE_" + word);
    }
}
