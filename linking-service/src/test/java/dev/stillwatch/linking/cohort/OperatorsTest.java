package dev.stillwatch.linking.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.linking.evidence.Kind;
import dev.stillwatch.linking.v1.CohortDelta;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several principals on the infrastructure of one operator. */
class OperatorsTest {

    /** Two pools of one reseller: the same few cards and one relay build over both, prompts of their own. */
    private static World reseller() {
        var world = new World(50_000);
        for (int i = 0; i < 20; i++) {
            world.share(Kind.PAYMENT, 100 + i % 5, "red-" + i).share(Kind.PAYMENT, 100 + i % 5, "blue-" + i);
            world.share(Kind.FORGED_BUILD, 1, "red-" + i, "blue-" + i);
        }
        return world.share(Kind.TEMPLATE, 2, "red", 0, 20).share(Kind.TEMPLATE, 3, "blue", 0, 20);
    }

    @Test
    void two_principals_on_one_infrastructure_are_a_cohort_each_and_name_their_operator() {
        World world = reseller();
        world.close();
        assertThat(world.cohorts().values())
                .hasSize(2)
                .allSatisfy(m -> assertThat(m).hasSize(20))
                .noneSatisfy(m -> assertThat(m).contains("red-0", "blue-0"));
        assertThat(world.operatorsOf(world.cohortOf("red-0")))
                .hasSize(1)
                .isEqualTo(world.operatorsOf(world.cohortOf("blue-0")));
    }

    @Test
    void a_farm_that_spreads_several_templates_over_one_queue_is_one_cohort() {
        var world = new World(50_000).share(Kind.PAYMENT, 1, "farm", 0, 40);
        for (int i = 0; i < 40; i++) {
            world.share(Kind.TEMPLATE, 10 + i % 4, "farm-" + i);
            if (i % 3 == 0) {
                world.share(Kind.TEMPLATE, 10 + (i + 1) % 4, "farm-" + i);
            }
        }
        world.close();
        assertThat(world.only()).hasSize(40);
        assertThat(world.operatorsOf(world.onlyId())).isEmpty();
    }

    @Test
    void accounts_without_prompts_of_their_own_are_no_principal() {
        var world = new World(50_000).share(Kind.PAYMENT, 1, "farm", 0, 40).share(Kind.TEMPLATE, 2, "farm", 0, 12);
        world.close();
        assertThat(world.only()).hasSize(40);
    }

    @Test
    void principals_that_begin_to_work_off_one_queue_become_one_and_the_operator_is_told_no_more() {
        World world = reseller();
        world.close();
        world.share(Kind.TEMPLATE, 3, "red", 0, 20);
        List<CohortDelta> deltas = world.close();
        assertThat(world.only()).hasSize(40);
        assertThat(world.operatorsOf(world.onlyId())).isEmpty();
        assertThat(deltas).anySatisfy(d -> assertThat(d.getMergedInto()).isEqualTo(world.onlyId()));
    }

    @Test
    void the_operator_keeps_its_id_when_a_third_principal_comes() {
        World world = reseller();
        world.close();
        List<String> before = world.operatorsOf(world.cohortOf("red-0"));
        for (int i = 0; i < 10; i++) {
            world.share(Kind.PAYMENT, 100 + i % 5, "green-" + i).share(Kind.TEMPLATE, 4, "green-" + i);
        }
        world.close();
        assertThat(world.cohorts()).hasSize(3);
        assertThat(world.operatorsOf(world.cohortOf("green-0"))).isEqualTo(before);
        assertThat(world.operatorsOf(world.cohortOf("blue-0"))).isEqualTo(before);
    }
}
