package dev.stillwatch.linking.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.linking.evidence.Kind;
import dev.stillwatch.linking.v1.CohortDelta;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CohortIdentityTest {

    @Test
    void a_cohort_keeps_its_id_while_it_grows() {
        var world = new World(5_000).share(Kind.PAYMENT, 1, "a", "b", "c");
        world.close();
        String id = world.onlyId();
        world.share(Kind.PAYMENT, 1, "d", "e");
        List<CohortDelta> deltas = world.close();
        assertThat(deltas).singleElement().satisfies(d -> {
            assertThat(d.getCohortId()).isEqualTo(id);
            assertThat(d.getVersion()).isEqualTo(2);
            assertThat(d.getGeneration()).isZero();
            assertThat(d.getJoinedList()).containsExactly("d", "e");
            assertThat(d.getAsOf().getSeconds()).isEqualTo(600);
        });
    }

    @Test
    void nothing_is_told_when_nothing_changed() {
        var world = new World(5_000).share(Kind.PAYMENT, 1, "a", "b", "c");
        world.close();
        assertThat(world.share(Kind.PAYMENT, 1, "a", "b", "c").close()).isEmpty();
    }

    @Test
    void a_new_kind_of_evidence_is_told_once_a_day_though_the_members_are_the_same() {
        var world = new World(5_000).share(Kind.PAYMENT, 1, "a", "b", "c");
        world.close();
        assertThat(world.share(Kind.TEMPLATE, 2, "a", "b", "c").close()).isEmpty();
        assertThat(world.daysPass(1).close()).singleElement().satisfies(d -> {
            assertThat(d.getJoinedList()).isEmpty();
            assertThat(d.getLinksList()).hasSize(2);
        });
    }

    @Test
    void of_two_that_merge_the_larger_goes_on_and_the_other_says_where_it_went() {
        var world = new World(5_000).share(Kind.DEVICE, 1, "red", 0, 5).share(Kind.DEVICE, 2, "blue", 0, 9);
        world.close();
        assertThat(world.cohorts()).hasSize(2);
        String larger = idOf(world, "blue-0");
        String smaller = idOf(world, "red-0");
        world.share(Kind.TEMPLATE, 3, "red", 0, 5).share(Kind.TEMPLATE, 3, "blue", 0, 9);
        List<CohortDelta> deltas = world.close();
        assertThat(deltas.getFirst().getCohortId()).isEqualTo(smaller);
        assertThat(deltas.getFirst().getDissolved()).isTrue();
        assertThat(deltas.getFirst().getMergedInto()).isEqualTo(larger);
        assertThat(world.onlyId()).isEqualTo(larger);
        assertThat(world.only()).hasSize(14);
    }

    @Test
    void of_a_split_the_part_with_most_members_goes_on() {
        var world = new World(5_000)
                .share(Kind.DEVICE, 1, "red", 0, 5)
                .share(Kind.DEVICE, 2, "blue", 0, 9)
                .share(Kind.TEMPLATE, 3, "red", 0, 5)
                .share(Kind.TEMPLATE, 3, "blue", 0, 9);
        world.close();
        String id = world.onlyId();
        world.hub(Kind.TEMPLATE, 3);
        List<CohortDelta> deltas = world.close();
        assertThat(world.cohorts()).hasSize(2);
        assertThat(idOf(world, "blue-0")).isEqualTo(id);
        assertThat(deltas.getFirst().getCohortId()).isEqualTo(id);
        assertThat(deltas.getFirst().getLeftList()).hasSize(5);
        assertThat(deltas.getFirst().getGeneration()).isEqualTo(1);
        assertThat(deltas.get(1).getVersion()).isEqualTo(1);
    }

    @Test
    void ids_come_from_the_first_members_and_their_epoch() {
        var first = new World(5_000).share(Kind.PAYMENT, 1, "a", "b", "c");
        var second = new World(5_000).share(Kind.PAYMENT, 9, "c", "b", "a");
        var later = new World(5_000);
        first.close();
        second.close();
        later.close();
        later.share(Kind.PAYMENT, 1, "a", "b", "c").close();
        assertThat(second.onlyId()).isEqualTo(first.onlyId());
        assertThat(later.onlyId()).isNotEqualTo(first.onlyId()).matches("c-[0-9a-z]{13}");
    }

    @Test
    void a_cohort_too_large_for_one_record_is_told_in_several_versions() {
        var world = new World(1_000_000);
        String[] accounts = IntStream.range(0, 20_000)
                .mapToObj(i -> "account-with-a-rather-long-name-" + i)
                .toArray(String[]::new);
        world.share(Kind.TEMPLATE, 1, accounts);
        List<CohortDelta> deltas = world.close();
        assertThat(deltas)
                .hasSizeGreaterThan(1)
                .allSatisfy(d -> assertThat(d.getSerializedSize()).isLessThan(1_000_000));
        assertThat(world.only()).hasSize(20_000);
    }

    private static String idOf(World world, String account) {
        return world.cohorts().entrySet().stream()
                .filter(e -> e.getValue().contains(account))
                .map(java.util.Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}
