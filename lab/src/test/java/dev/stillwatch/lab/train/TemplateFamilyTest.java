package dev.stillwatch.lab.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TemplateFamilyTest {

    private static final int WORDINGS = 20;

    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void everyFamilyExpandsToSeveralWordingsWithNothingLeftOver() {
        assertThat(TemplateFamily.all()).isNotEmpty().allSatisfy(family -> {
            List<String> wordings =
                    random.ints(WORDINGS).mapToObj(i -> family.expand(random)).toList();
            assertThat(wordings).as(family.name()).noneMatch(w -> w.contains("{") || w.contains("|"));
            assertThat(Set.copyOf(wordings)).as(family.name()).hasSizeGreaterThan(2);
        });
    }

    @Test
    void aBareWordingHasWordsOfListsButNoTexts() {
        TemplateFamily family = TemplateFamily.parse(List.of(
                        "list text A train leaves at noon and travels for two hours.|Water boils at a lower temperature.",
                        "family REASONING train one",
                        "Think aloud about <n> {things|matters}:",
                        "<text> <think>"))
                .getFirst();

        assertThat(family.expand(random)).containsAnyOf("train leaves", "Water boils");
        assertThat(family.bare(random))
                .isIn("Think aloud about <n> things: <think>", "Think aloud about <n> matters: <think>");
    }

    @Test
    void whatIsMeasuredOnIsNeverTrainedOn() {
        Set<String> forMeasuring = TemplateFamily.all().stream()
                .filter(TemplateFamily::test)
                .map(family -> family.kind() + " " + family.name())
                .collect(Collectors.toSet());

        assertThat(forMeasuring).isNotEmpty();
        assertThat(ElicitationRows.families(false, 1).sources())
                .isNotEmpty()
                .noneMatch(source -> forMeasuring.stream().anyMatch(source::endsWith));
        assertThat(ElicitationRows.families(true, 1).sources())
                .allMatch(source -> forMeasuring.stream().anyMatch(source::endsWith));
    }
}
