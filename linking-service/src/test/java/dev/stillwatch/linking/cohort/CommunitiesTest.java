package dev.stillwatch.linking.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.linking.evidence.Kind;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Campaigns that work through one public set of tasks are not one because some of their prompts are the same. */
class CommunitiesTest {

    private static final int TASKS = 1_000;

    /** Accounts of a campaign that share a client and a mail domain, and three to a card; no prompt of their own, by which hands would be told apart. */
    private static void campaign(World world, String name, int size, long own) {
        for (int i = 0; i < size; i++) {
            world.share(Kind.CLIENT, own, name + "-" + i)
                    .share(Kind.EMAIL_DOMAIN, own, name + "-" + i)
                    .share(Kind.PAYMENT, own * 1_000 + i / 3, name + "-" + i);
        }
    }

    @Test
    void two_campaigns_of_which_some_accounts_ask_the_same_tasks_are_two() {
        var world = new World(20_000);
        campaign(world, "one", 14, 1);
        campaign(world, "other", 30, 2);
        for (int task = 0; task < 8; task++) {
            world.share(Kind.TEMPLATE, TASKS + task, "one-" + task, "other-" + task, "other-" + (task + 15));
        }
        world.close();
        assertThat(world.cohorts().values())
                .containsExactlyInAnyOrder(
                        new TreeSet<>(World.accounts("one", 0, 14)), new TreeSet<>(World.accounts("other", 0, 30)));
        assertThat(world.operatorsOf(world.cohortOf("one-0"))).isEmpty();
    }

    @Test
    void accounts_that_draw_on_templates_at_random_are_one_however_many_templates_there_are() {
        var world = new World(20_000);
        var dice = new Random(7);
        for (int i = 0; i < 60; i++) {
            for (int times = 0; times < 3; times++) {
                world.share(Kind.TEMPLATE, TASKS + dice.nextInt(12), "farm-" + i);
            }
        }
        world.close();
        assertThat(world.only()).hasSize(60);
    }

    @Test
    void one_half_of_a_farm_that_has_other_cards_and_clients_stays_with_it_where_it_asks_the_same() {
        var world = new World(20_000);
        for (int i = 0; i < 24; i++) {
            world.share(Kind.TEMPLATE, TASKS, "farm-" + i)
                    .share(Kind.CLIENT, i / 12, "farm-" + i)
                    .share(Kind.PAYMENT, i / 3, "farm-" + i);
        }
        world.close();
        assertThat(world.only()).hasSize(24);
    }

    @Test
    void two_cards_on_both_sides_make_one_of_what_little_else_joins() {
        var world = new World(20_000);
        campaign(world, "one", 14, 1);
        campaign(world, "other", 30, 2);
        world.share(Kind.PAYMENT, 5, "one-0", "other-0").share(Kind.PAYMENT, 6, "one-5", "other-9");
        world.close();
        assertThat(world.only()).hasSize(44);
    }

    @Test
    void a_large_group_is_parted_by_a_sample_and_the_rest_goes_where_it_belongs() {
        var world = new World(100_000)
                .share(Kind.FORGED_BUILD, 1, "one", 0, 300)
                .share(Kind.FORGED_BUILD, 2, "other", 0, 200);
        for (int task = 0; task < 20; task++) {
            world.share(Kind.TEMPLATE, TASKS + task, "one-" + task, "other-" + task, "other-" + (task + 50));
        }
        world.close();
        assertThat(world.cohorts().values())
                .containsExactlyInAnyOrder(
                        new TreeSet<>(World.accounts("one", 0, 300)), new TreeSet<>(World.accounts("other", 0, 200)));
    }
}
