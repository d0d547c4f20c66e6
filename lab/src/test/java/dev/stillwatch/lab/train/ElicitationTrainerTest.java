package dev.stillwatch.lab.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.sketch.elicitation.LinearModel;
import dev.stillwatch.sketch.text.ShippedModels;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ElicitationTrainerTest {
    @Test
    void theSameRowsGiveTheSameBytes() {
        LinearModel one = ElicitationTrainer.train(few(), ShippedModels.embedding());
        LinearModel other = ElicitationTrainer.train(few(), ShippedModels.embedding());

        assertThat(Training.file(one).bytes()).isEqualTo(Training.file(other).bytes());
    }

    @Test
    void everyClassHasFamilies() {
        assertThat(TemplateFamily.all())
                .extracting(TemplateFamily::kind)
                .contains("NONE", "SELF_INSTRUCT", "REASONING", "RUBRIC_GRADING", "TRACE_CLEANING")
                .contains("TOOL_TRAJECTORY", "COERCION", "TRANSLATION");
    }

    @Test
    void aFamilyIsExpandedUntilNoChoiceIsLeft() {
        TemplateFamily family = new TemplateFamily(
                "NONE",
                false,
                "t",
                "{one|two <thing>} {|}<think> and <thing>",
                Map.of("thing", List.of("{red|blue} hat")));
        for (int seed = 0; seed < 20; seed++) {
            assertThat(family.expand(new SplittableRandom(seed)))
                    .matches("(one|two (red|blue) hat) <think> and (red|blue) hat");
        }
        assertThat(ElicitationRows.families(true, 1).texts())
                .noneMatch(text -> text.contains("{") || text.contains("|"));
    }

    /** Every fortieth wording, so that it takes a moment. */
    private static ElicitationRows few() {
        ElicitationRows all = ElicitationRows.families(false, 1);
        ElicitationRows few = ElicitationRows.empty();
        for (int i = 0; i < all.texts().size(); i += 40) {
            few.add(all.texts().get(i), all.labels().get(i), all.sources().get(i));
        }
        return few;
    }
}
