package dev.stillwatch.scoring.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stillwatch.embedded.Backing;
import dev.stillwatch.embedded.junit.WithBacking;
import dev.stillwatch.platform.epoch.LanePosition;
import dev.stillwatch.scoring.cohort.CohortState;
import dev.stillwatch.scoring.cohort.Cohorts;
import dev.stillwatch.scoring.sample.Replay;
import dev.stillwatch.scoring.sample.World;
import dev.stillwatch.scoring.telemetry.Stage;
import dev.stillwatch.scoring.v1.Assessment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithBacking.class)
class CohortStoreTest {

    private static final StagePosition POSITION =
            new StagePosition(9, 3_000, LanePosition.start(), LanePosition.start());

    private final Replay replay = new Replay(World.of(5, 150)).run(50);
    private final Map<String, Assessment> assessments = new HashMap<>();
    private final Stores stores;
    private final CohortStore store;

    CohortStoreTest(Backing backing) {
        this.stores = new Stores(backing, 3);
        this.store = stores.get(CohortStore.class);
        replay.newest().forEach((key, assessment) -> {
            if (replay.cohorts().all().containsKey(assessment.getSubject().getCohort())) {
                assessments.put(assessment.getSubject().getCohort(), assessment);
            }
        });
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void givesBackAllThatTheStageNeeds() {
        store.commit(POSITION, replay.cohorts(), assessments, List.of());

        SortedMap<String, CohortState> kept = store.cohorts();
        assertThat(kept.keySet()).isEqualTo(replay.cohorts().all().keySet());
        kept.forEach((id, cohort) -> {
            CohortState before = replay.cohorts().all().get(id);
            assertThat(before).isNotNull();
            assertThat(cohort.core()).isEqualTo(before == null ? null : before.core());
            assertThat(cohort.members()).isEqualTo(before == null ? null : before.members());
        });
        assertThat(store.population().cells())
                .isNotEmpty()
                .isEqualTo(replay.cohorts().population().cells());
        assertThat(store.population().through())
                .isEqualTo(replay.cohorts().population().through());
        assertThat(store.position(Stage.COHORTS)).contains(POSITION);
        assertThat(store.assessments(List.of("farm", "office", "none"))).isEqualTo(assessments);
        assertThat(stores.get(Listing.class).cohorts("", 10)).containsExactly("farm", "office");
    }

    @Test
    void keepsNothingWhenAnotherReplicaHasComeFurther() {
        var further = new StagePosition(10, 3_300, LanePosition.start(), LanePosition.start());
        store.commit(further, new Cohorts(Replay.COHORTS), Map.of(), List.of());

        assertThatThrownBy(() -> store.commit(POSITION, replay.cohorts(), assessments, List.of()))
                .isInstanceOf(TakenOverException.class);
        assertThat(store.cohorts()).isEmpty();
        assertThat(store.position(Stage.COHORTS)).contains(further);
    }

    @Test
    void forgetsWhatWasDissolvedAndAllThatIsCleared() {
        store.commit(POSITION, replay.cohorts(), assessments, List.of());
        store.commit(POSITION, replay.cohorts(), Map.of(), List.of("office"));

        assertThat(store.cohorts().keySet()).containsExactly("farm");
        assertThat(store.assessments(List.of("office"))).isEmpty();

        store.clear(POSITION);

        assertThat(store.cohorts()).isEmpty();
        assertThat(store.population().cells()).isEmpty();
    }
}
