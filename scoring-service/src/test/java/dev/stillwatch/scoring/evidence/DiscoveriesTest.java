package dev.stillwatch.scoring.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Hand-computed cases of e-BH. */
class DiscoveriesTest {

    @Test
    void oneHypothesisIsADiscoveryFromOneOverTheRate() {
        assertThat(Discoveries.at(logs(Map.of("a", 100.0)), 0.01)).containsExactly("a");
        assertThat(Discoveries.at(logs(Map.of("a", 99.0)), 0.01)).isEmpty();
    }

    @Test
    void manyHypothesesNeedMoreAndHelpOneAnother() {
        // K = 4, rate 0.1: the k-th largest must reach 40/k.
        assertThat(Discoveries.at(logs(Map.of("a", 39.0, "b", 1.0, "c", 1.0, "d", 1.0)), 0.1))
                .isEmpty();
        assertThat(Discoveries.at(logs(Map.of("a", 39.0, "b", 20.0, "c", 1.0, "d", 1.0)), 0.1))
                .containsExactlyInAnyOrder("a", "b");
        assertThat(Discoveries.at(logs(Map.of("a", 39.0, "b", 14.0, "c", 14.0, "d", 1.0)), 0.1))
                .containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void noEvidenceIsNoDiscovery() {
        assertThat(Discoveries.at(Map.of(), 0.01)).isEmpty();
        assertThat(Discoveries.at(logs(Map.of("a", 1.0, "b", 0.2)), 0.01)).isEmpty();
    }

    @Test
    void aHypothesisThatWasThoughtUnlikelyNeedsMoreEvidence() {
        // K = 2, rate 0.01: alone 200 is needed, together 100. The weights have a mean of 0.55.
        Map<String, Double> weights = Map.of("strangers", 1.0, "house", 0.1);
        Map<String, Double> strangersStandOut = logs(Map.of("strangers", 150.0, "house", 50.0));
        Map<String, Double> houseStandsOut = logs(Map.of("strangers", 50.0, "house", 1_000.0));

        assertThat(Discoveries.at(strangersStandOut, 0.01)).isEmpty();
        assertThat(Discoveries.at(strangersStandOut, weights, 0.01)).containsExactly("strangers");
        assertThat(Discoveries.at(houseStandsOut, 0.01)).containsExactly("house");
        assertThat(Discoveries.at(houseStandsOut, weights, 0.01)).isEmpty();
    }

    @Test
    void equalWeightsChangeNothing() {
        Map<String, Double> logEs = logs(Map.of("a", 250.0, "b", 90.0, "c", 1.0));

        assertThat(Discoveries.at(logEs, Map.of("a", 0.3, "b", 0.3, "c", 0.3), 0.01))
                .isEqualTo(Discoveries.at(logEs, 0.01));
    }

    private static Map<String, Double> logs(Map<String, Double> eValues) {
        return eValues.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> StrictMath.log(e.getValue())));
    }
}
