package dev.stillwatch.intel.psi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TemplateBandsTest {

    private static final String TEMPLATE =
            "You are an expert annotator. Read the question below, think step by step inside tags, then grade"
                    + " the answer against the rubric from one to ten and return only the JSON object with your reasoning";

    @Test
    void alikeTextsShareBandsAndOthersDoNot() {
        assertThat(shared(TEMPLATE, TEMPLATE.toUpperCase(java.util.Locale.ROOT) + "!"))
                .isEqualTo(TemplateBands.BANDS);
        assertThat(shared(TEMPLATE, TEMPLATE.replace("from one to ten", "from zero to five")))
                .isGreaterThanOrEqualTo(TemplateBands.ENOUGH);
        assertThat(
                        shared(
                                TEMPLATE,
                                "Could you help me plan a birthday party for my daughter who turns six next week and loves horses and also dragons"))
                .isZero();
    }

    @Test
    void shortTextsHaveNone() {
        assertThat(TemplateBands.of("Say hello to the world")).isEmpty();
    }

    private static int shared(String a, String b) {
        Set<String> bands = new HashSet<>(TemplateBands.of(a));
        bands.retainAll(new HashSet<>(List.copyOf(TemplateBands.of(b))));
        return bands.size();
    }
}
