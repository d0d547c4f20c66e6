package dev.stillwatch.scoring.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.scoring.sample.Replay;
import dev.stillwatch.scoring.sample.World;
import dev.stillwatch.scoring.v1.Assessment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes findings reproducible: they depend on the set of records of each epoch and on nothing else. */
class ReplayTest {

    private static final World WORLD = World.of(1, 220);
    private static final Replay ONCE = new Replay(WORLD).run(1);

    @Test
    void orderWithinAnEpochDoesNotMatter() {
        assertThat(new Replay(WORLD).shuffled(5).run(1).assessments()).isEqualTo(ONCE.assessments());
    }

    @Test
    void repeatsChangeNothing() {
        assertThat(new Replay(WORLD).doubled().shuffled(6).run(1).assessments()).isEqualTo(ONCE.assessments());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7, 288})
    void whereRunsEndDoesNotMatter(int length) {
        assertThat(new Replay(WORLD).run(length).assessments()).isEqualTo(ONCE.assessments());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 40})
    void aCrashBetweenStatesAndPositionChangesNothing(int length) {
        Replay crashed = new Replay(WORLD).run(length, epoch -> epoch % 3 == 0);

        assertThat(crashed.assessments()).isEqualTo(ONCE.assessments());
        assertThat(crashed.states()).isEqualTo(ONCE.states());
    }

    @Test
    void theCampaignIsFlaggedAndTheOfficeIsNot() {
        Assessment farm = ONCE.newest("cohort:farm");
        Assessment office = ONCE.newest("cohort:office");

        assertThat(farm.getSignificant()).isTrue();
        assertThat(farm.hasFlaggedAt()).isTrue();
        assertThat(farm.getAccounts()).isEqualTo(World.CAMPAIGN);
        assertThat(office.getSignificant()).isFalse();
        assertThat(office.hasFlaggedAt()).isFalse();
    }
}
