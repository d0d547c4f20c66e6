package dev.stillwatch.lab.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stillwatch.ingest.v1.Exchange;
import dev.stillwatch.lab.simulate.campaign.Playbook;
import dev.stillwatch.lab.truth.TruthRow;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SweepTest {
    private static final Sweep PLAIN =
            Sweep.of(Playbook.FARM).withoutHardNegatives().withDilution(1).withDays(5);

    @ParameterizedTest
    @ValueSource(doubles = {100, 25.6, 5.6, 2})
    void anAccountAsksAsOftenAsDialled(double aDay) {
        Sweep sweep = PLAIN.withAccounts(60).withRate(aDay);
        Instant settled = sweep.scenario().start().plusSeconds(2 * 86_400);

        long asked = Played.of(sweep.scenario()).ofAttackers(true).stream()
                .filter(exchange -> exchange.getOccurredAt().getSeconds() >= settled.getEpochSecond())
                .count();

        assertThat(asked / 60.0 / 3).isCloseTo(aDay, within(0.3 * aDay));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 3, 20})
    void thereAreSoManyPeopleToAnAccountAsDialled(double dilution) {
        Scenario scenario = PLAIN.withAccounts(10).withDilution(dilution).scenario();

        assertThat(scenario.people()).isEqualTo((int) (10 * dilution));
    }

    @Test
    void coverIsTheShareDialled() {
        Played played =
                Played.of(PLAIN.withAccounts(30).withRate(20).withCover(0.75).scenario());
        List<Exchange> asked = played.ofAttackers(true);
        long harvest = asked.stream().filter(exchange -> prompt(exchange) > 150).count();

        assertThat((double) harvest / asked.size()).isCloseTo(0.25, within(0.12));
    }

    @ParameterizedTest
    @EnumSource(Playbook.class)
    void anEvaluationSeedPlaysTheSamePlaybookWithOthers(Playbook playbook) {
        Sweep sweep =
                Sweep.of(playbook).withAccounts(6).withDilution(1).withDays(2).withRate(30);

        Set<String> tuned = prompts(sweep);
        Set<String> evaluated = prompts(sweep.withSeed(Seeds.evaluation(0)));

        assertThat(tuned).hasSizeGreaterThan(20);
        assertThat(tuned.stream().filter(evaluated::contains).count()).isLessThan(tuned.size() / 20);
        assertThat(sweep.withSeed(Seeds.evaluation(0)).scenario().name()).isEqualTo(playbook.word());
    }

    @Test
    void seedsForEvaluationAreNoneForTuning() {
        assertThat(Seeds.isEvaluation(Seeds.evaluation(0))).isTrue();
        assertThat(Seeds.isEvaluation(PLAIN.seed())).isFalse();
        assertThatThrownBy(() -> Seeds.evaluation(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aScaledScenarioHasSoManyTimesTheAccounts() {
        int whole = accounts(Scenarios.named("playbooks").withDays(1));
        int half = accounts(Scenarios.named("playbooks", 1, 0.5).withDays(1));

        assertThat((double) half / whole).isCloseTo(0.5, within(0.03));
        assertThatThrownBy(() -> Scenarios.named("playbooks", 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theBenignScenarioHasNoCampaign() {
        assertThat(Simulation.of(Scenarios.named("benign")).truth().rows().values())
                .hasSizeGreaterThan(1_000)
                .noneMatch(TruthRow::isAttacker);
    }

    private static int accounts(Scenario scenario) {
        return Simulation.of(scenario).truth().rows().size();
    }

    private static Set<String> prompts(Sweep sweep) {
        return Played.of(sweep.scenario()).ofAttackers(true).stream()
                .map(exchange -> exchange.getMessages(0).getContent())
                .filter(prompt -> prompt.length() > 80)
                .collect(Collectors.toSet());
    }

    private static int prompt(Exchange exchange) {
        return exchange.getMessages(0).getContent().length();
    }
}
