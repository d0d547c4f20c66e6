package dev.stillwatch.linking.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.linking.evidence.Kind;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Campaigns that use the same public frame are not one because of it. */
class HandsTest {

    private static final int FRAME = 77;

    /** Accounts of a campaign, a card to so many of them. */
    private static void campaign(World world, String name, int size, int perCard, long own) {
        for (int i = 0; i < size; i++) {
            world.share(Kind.TEMPLATE, FRAME, name + "-" + i)
                    .share(Kind.PAYMENT, own * 1_000 + i / perCard, name + "-" + i)
                    .share(Kind.REFERRAL, own, name + "-" + i);
        }
    }

    @Test
    void two_campaigns_with_one_public_frame_and_a_prompt_of_its_own_each_are_two() {
        var world = new World(10_000);
        campaign(world, "one", 12, 5, 1);
        campaign(world, "other", 9, 5, 2);
        world.share(Kind.TEMPLATE, 1, "one", 0, 12).share(Kind.SYSTEM_PROMPT, 2, "other", 0, 9);
        world.close();
        assertThat(world.cohorts().values())
                .containsExactlyInAnyOrder(
                        new TreeSet<>(World.accounts("one", 0, 12)), new TreeSet<>(World.accounts("other", 0, 9)));
        assertThat(world.operatorsOf(world.cohortOf("one-0"))).isEmpty();
    }

    @Test
    void who_has_the_frame_alone_goes_where_the_prompts_point() {
        var world = new World(10_000);
        campaign(world, "one", 12, 5, 1);
        campaign(world, "other", 9, 5, 2);
        world.share(Kind.TEMPLATE, 1, "one", 0, 12).share(Kind.TEMPLATE, 2, "other", 0, 9);
        world.share(Kind.TEMPLATE, FRAME, "loose").share(Kind.TEMPLATE, 2, "loose");
        world.close();
        assertThat(world.cohortOf("loose")).isEqualTo(world.cohortOf("other-0"));
    }

    @Test
    void cards_of_one_farm_that_ask_the_same_are_one() {
        var world = new World(10_000);
        for (int i = 0; i < 20; i++) {
            world.share(Kind.TEMPLATE, FRAME, "farm-" + i).share(Kind.PAYMENT, 1_000 + i / 5, "farm-" + i);
        }
        world.close();
        assertThat(world.only()).hasSize(20);
    }

    @Test
    void a_farm_that_spreads_its_templates_over_its_cards_is_one() {
        var world = new World(100_000);
        var random = new Random(5);
        for (int i = 0; i < 200; i++) {
            String account = "farm-" + i;
            world.share(Kind.OPENING, FRAME, account)
                    .share(Kind.TEMPLATE, FRAME, account)
                    .share(Kind.TEMPLATE, 100 + random.nextInt(10), account)
                    .share(Kind.TEMPLATE, 100 + random.nextInt(10), account)
                    .share(Kind.PAYMENT, 1_000 + i / 6, account);
        }
        world.close();
        Set<String> all = world.only();
        assertThat(all).hasSize(200);
    }
}
