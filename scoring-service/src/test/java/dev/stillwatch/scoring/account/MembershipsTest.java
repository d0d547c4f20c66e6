package dev.stillwatch.scoring.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.linking.v1.CohortDelta;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MembershipsTest {

    private final Memberships memberships = new Memberships();

    @Test
    void membersWhoJoinAreOwedToTheirCohortWhole() {
        var regrouped = memberships.apply(List.of(delta("c", 1, 1, List.of("a", "b"), List.of())));

        assertThat(regrouped.moved()).containsExactly("a", "b");
        assertThat(regrouped.whole()).containsExactly("a", "b");
        assertThat(memberships.of("a")).contains(new CohortRef("c", 1, Part.MEMBER));
        assertThat(memberships.of("z")).isEmpty();
    }

    @Test
    void whenAMemberLeavesTheOthersAreOwedAnew() {
        memberships.apply(List.of(delta("c", 1, 1, List.of("a", "b", "d"), List.of())));

        var regrouped = memberships.apply(List.of(delta("c", 2, 2, List.of(), List.of("d"))));

        assertThat(regrouped.moved()).containsExactly("d");
        assertThat(regrouped.whole()).containsExactly("a", "b");
        assertThat(memberships.of("a")).contains(new CohortRef("c", 2, Part.MEMBER));
        assertThat(memberships.of("d")).isEmpty();
    }

    @Test
    void aMergeMovesAccountsWhateverTheOrderOfTheChanges() {
        List<CohortDelta> merge = new ArrayList<>(List.of(
                delta("b", 2, 2, List.of(), List.of("x", "y")), delta("a", 2, 1, List.of("x", "y"), List.of())));
        for (int i = 0; i < 2; i++) {
            var either = new Memberships();
            either.apply(
                    List.of(delta("a", 1, 1, List.of("w"), List.of()), delta("b", 1, 1, List.of("x", "y"), List.of())));
            Collections.reverse(merge);

            either.apply(merge);

            assertThat(either.of("x")).contains(new CohortRef("a", 1, Part.MEMBER));
        }
    }

    @Test
    void whoBecomesAWorkerIsLookedAtAnewAndIsOneUntilLetGo() {
        memberships.apply(List.of(delta("c", 1, 1, List.of("a", "b"), List.of())));

        var regrouped = memberships.apply(List.of(CohortDelta.newBuilder()
                .setCohortId("c")
                .setVersion(2)
                .setGeneration(1)
                .addWorkers("b")
                .build()));

        assertThat(regrouped.moved()).containsExactly("b");
        assertThat(regrouped.whole()).isEmpty();
        assertThat(memberships.of("a")).contains(new CohortRef("c", 1, Part.MEMBER));
        assertThat(memberships.of("b")).contains(new CohortRef("c", 1, Part.WORKER));
        memberships.apply(List.of(delta("c", 3, 2, List.of(), List.of("b"))));
        memberships.apply(List.of(delta("c", 4, 2, List.of("b"), List.of())));
        assertThat(memberships.of("b")).contains(new CohortRef("c", 2, Part.MEMBER));
    }

    @Test
    void whoStandsAtTheFringeDoesSoUntilWovenInWhateverWorkItDoes() {
        memberships.apply(List.of(delta("c", 1, 1, List.of("a", "b"), List.of())));

        var regrouped = memberships.apply(List.of(
                parts(2).addWorkers("b").build(), parts(3).addFringe("b").build()));

        assertThat(regrouped.moved()).containsExactly("b");
        assertThat(memberships.of("b")).contains(new CohortRef("c", 1, Part.FRINGE));
        memberships.apply(List.of(parts(4).addWoven("b").build()));
        assertThat(memberships.of("b")).contains(new CohortRef("c", 1, Part.WORKER));
    }

    private static CohortDelta.Builder parts(long version) {
        return CohortDelta.newBuilder().setCohortId("c").setVersion(version).setGeneration(1);
    }

    @Test
    void aChangeSeenBeforeChangesNothing() {
        var first = delta("c", 1, 1, List.of("a", "b"), List.of());
        var second = delta("c", 2, 2, List.of(), List.of("a"));
        memberships.apply(List.of(first, second));

        var again = memberships.apply(List.of(second, first));

        assertThat(again.moved()).isEmpty();
        assertThat(again.whole()).isEmpty();
        assertThat(memberships.of("a")).isEmpty();
    }

    static CohortDelta delta(String cohort, long version, long generation, List<String> joined, List<String> left) {
        return CohortDelta.newBuilder()
                .setCohortId(cohort)
                .setVersion(version)
                .setGeneration(generation)
                .addAllJoined(joined)
                .addAllLeft(left)
                .build();
    }
}
