package dev.stillwatch.linking.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.linking.evidence.Kind;
import dev.stillwatch.linking.v1.Link;
import dev.stillwatch.linking.v1.LinkKind;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CohortFormationTest {

    @Test
    void one_card_under_several_accounts_is_one_hand() {
        var world = new World(1_000).share(Kind.PAYMENT, 1, "a", "b", "c");
        world.close();
        assertThat(world.only()).containsExactly("a", "b", "c");
    }

    @Test
    void two_accounts_are_no_cohort_yet() {
        var world = new World(1_000).share(Kind.PAYMENT, 1, "a", "b");
        assertThat(world.close()).isEmpty();
        world.share(Kind.DEVICE, 2, "b", "c");
        world.close();
        assertThat(world.only()).containsExactly("a", "b", "c");
    }

    @Test
    void a_household_behind_one_address_with_the_same_software_is_not_linked() {
        var world = new World(100_000)
                .share(Kind.IP, 1, "mother", "father", "child")
                .share(Kind.PREFIX, 2, "mother", "father", "child", "neighbour")
                .share(Kind.CLIENT, 3, "mother", "father", "child");
        assertThat(world.close()).isEmpty();
    }

    @Test
    void the_users_of_an_agent_framework_are_not_linked() {
        var world = new World(2_000)
                .share(Kind.SYSTEM_PROMPT, 1, "user", 0, 60)
                .share(Kind.TOOLSET, 2, "user", 0, 60)
                .share(Kind.CLIENT, 3, "user", 0, 60);
        assertThat(world.close()).isEmpty();
    }

    @Test
    void whom_handles_were_stolen_from_is_not_linked_with_the_thieves_however_many_were() {
        var world = new World(20_000).share(Kind.HANDLE_SOURCE, 1, "thief", 0, 5);
        for (int handle = 0; handle < 40; handle++) {
            world.share(Kind.REASONING_HANDLE, 100 + handle, "victim", "thief-" + handle % 5);
        }
        world.close();
        assertThat(world.only()).hasSize(5).doesNotContain("victim");
    }

    @Test
    void who_hands_its_own_handles_to_a_mate_is_linked_by_what_they_share_besides() {
        var world = new World(20_000).share(Kind.SYSTEM_PROMPT, 1, "mate", 0, 3);
        assertThat(world.close()).isEmpty();
        world.share(Kind.REASONING_HANDLE, 2, "mate-0", "mate-1").share(Kind.REASONING_HANDLE, 3, "mate-1", "mate-2");
        world.close();
        assertThat(world.only()).hasSize(3);
    }

    @Test
    void all_installs_of_one_relay_contradict_themselves_alike_and_are_linked_by_that_alone() {
        var world = new World(20_000).share(Kind.FORGED_BUILD, 1, "relay", 0, 60);
        world.close();
        assertThat(world.only()).hasSize(60);
    }

    @Test
    void an_app_that_a_rule_is_wrong_about_links_nobody_since_all_its_users_contradict_themselves() {
        var world = new World(20_000).share(Kind.FORGED_BUILD, 1, "user", 0, 1_000);
        assertThat(world.close()).isEmpty();
    }

    @Test
    void the_same_honest_software_links_nobody_however_rare() {
        var world = new World(1_000_000).share(Kind.BUILD, 1, "user", 0, 5).share(Kind.TOOLSET, 2, "user", 0, 5);
        assertThat(world.close()).isEmpty();
    }

    @Test
    void a_long_template_that_dominates_the_traffic_of_few_links_them_by_itself() {
        var world = new World(2_000).share(Kind.TEMPLATE, 1, "farm", 0, 40);
        world.close();
        assertThat(world.only()).hasSize(40);
    }

    @Test
    void a_template_that_much_of_the_population_works_with_links_nobody() {
        var world = new World(300).share(Kind.TEMPLATE, 1, "user", 0, 100);
        assertThat(world.close()).isEmpty();
    }

    @Test
    void a_farm_behind_rotating_addresses_is_held_together_by_its_template() {
        var world = new World(400).share(Kind.TEMPLATE, 1, "farm", 0, 80);
        for (int i = 0; i < 20; i++) {
            world.share(Kind.IP, 100 + i, "farm", i * 4, i * 4 + 4)
                    .share(Kind.EMAIL_PATTERN, 200 + i, "farm", i * 4, i * 4 + 4);
        }
        world.close();
        assertThat(world.only()).hasSize(80);
    }

    @Test
    void two_farms_in_one_data_centre_stay_two() {
        var world = new World(5_000)
                .share(Kind.PAYMENT, 1, "red", 0, 20)
                .share(Kind.PAYMENT, 2, "blue", 0, 20)
                .share(Kind.PREFIX, 3, "red", 0, 20)
                .share(Kind.PREFIX, 3, "blue", 0, 20)
                .share(Kind.SYSTEM_PROMPT, 4, "red", 0, 20)
                .share(Kind.SYSTEM_PROMPT, 4, "blue", 0, 20);
        world.close();
        assertThat(world.cohorts()).hasSize(2);
        assertThat(world.cohorts().values()).allSatisfy(m -> assertThat(m).hasSize(20));
    }

    @Test
    void one_account_of_each_behind_one_address_does_not_join_two_farms() {
        var world = new World(100_000)
                .share(Kind.PAYMENT, 1, "red", 0, 20)
                .share(Kind.PAYMENT, 2, "blue", 0, 20)
                .share(Kind.IP, 3, "red-0", "blue-0");
        world.close();
        assertThat(world.cohorts()).hasSize(2);
    }

    @Test
    void one_account_of_each_with_the_same_stolen_card_does_not_join_two_farms_but_two_do() {
        var world = new World(100_000)
                .share(Kind.DEVICE, 1, "red", 0, 20)
                .share(Kind.DEVICE, 2, "blue", 0, 20)
                .share(Kind.PAYMENT, 3, "red-0", "blue-0");
        world.close();
        assertThat(world.cohorts()).hasSize(2);
        world.share(Kind.PAYMENT, 4, "red-1", "blue-1");
        world.close();
        assertThat(world.only()).hasSize(40);
    }

    @Test
    void one_of_many_members_with_the_same_client_and_email_pattern_does_not_draw_a_stranger_in() {
        var world = new World(100_000)
                .share(Kind.PAYMENT, 1, "farm", 0, 200)
                .share(Kind.EMAIL_PATTERN, 2, "farm-7", "stranger")
                .share(Kind.CLIENT, 3, "farm-7", "stranger");
        world.close();
        assertThat(world.only()).hasSize(200);
        world.share(Kind.PAYMENT, 4, "farm-7", "stranger").close();
        assertThat(world.only()).hasSize(201);
    }

    @Test
    void a_link_between_two_groups_that_chance_explained_counts_once_the_population_has_grown() {
        var world = new World(10)
                .share(Kind.DEVICE, 1, "red", 0, 3)
                .share(Kind.DEVICE, 2, "blue", 0, 3)
                .share(Kind.PAYMENT, 3, "red-0", "blue-0");
        world.close();
        assertThat(world.cohorts()).hasSize(2);
        world.population(10_000).close();
        assertThat(world.only()).hasSize(6);
    }

    @Test
    void a_chain_in_which_each_has_the_card_of_the_one_before_holds_only_while_it_is_short() {
        var world = new World(100_000);
        for (int i = 0; i < 5; i++) {
            world.share(Kind.PAYMENT, 100 + i, "short", i, i + 2);
        }
        for (int i = 0; i < 20; i++) {
            world.share(Kind.PAYMENT, 200 + i, "long", i, i + 2);
        }
        world.close();
        assertThat(world.cohorts().values()).allSatisfy(m -> assertThat(m).hasSizeLessThan(8));
        assertThat(world.cohorts().values())
                .anySatisfy(m -> assertThat(m).hasSize(6).contains("short-0"));
    }

    @Test
    void farms_that_run_the_same_template_from_the_same_card_are_one() {
        var world = new World(5_000)
                .share(Kind.DEVICE, 1, "red", 0, 20)
                .share(Kind.DEVICE, 2, "blue", 0, 20)
                .share(Kind.TEMPLATE, 3, "red", 0, 20)
                .share(Kind.TEMPLATE, 3, "blue", 0, 20);
        world.close();
        assertThat(world.only()).hasSize(40);
    }

    @Test
    void an_account_joins_a_group_by_different_things_it_shares_with_different_members() {
        var world = new World(100_000)
                .share(Kind.PAYMENT, 1, "farm", 0, 10)
                .share(Kind.EMAIL_DOMAIN, 2, "farm", 0, 8)
                .share(Kind.CLIENT, 3, "farm", 3, 10)
                .share(Kind.EMAIL_DOMAIN, 2, "late")
                .share(Kind.CLIENT, 3, "late");
        world.close();
        assertThat(world.only()).hasSize(11).contains("late");
    }

    @Test
    void what_an_account_shares_with_one_or_another_of_many_members_by_chance_does_not_make_it_one_of_them() {
        var world = new World(100_000)
                .share(Kind.TEMPLATE, 1, "farm", 0, 500)
                .share(Kind.EMAIL_PATTERN, 2, "farm-1", "farm-2", "stranger")
                .share(Kind.CLIENT, 3, "farm-3", "stranger");
        world.close();
        assertThat(world.only()).hasSize(500);
    }

    @Test
    void growth_does_not_creep_from_one_that_joined_to_its_neighbours() {
        var world = new World(100_000)
                .share(Kind.PAYMENT, 1, "farm", 0, 10)
                .share(Kind.EMAIL_DOMAIN, 2, "farm", 0, 8)
                .share(Kind.CLIENT, 3, "farm", 3, 10)
                .share(Kind.EMAIL_DOMAIN, 2, "beside")
                .share(Kind.CLIENT, 3, "beside")
                .share(Kind.IP, 4, "beside", "roommate")
                .share(Kind.CLIENT, 5, "beside", "roommate");
        world.close();
        assertThat(world.only()).contains("beside").doesNotContain("roommate");
    }

    @Test
    void an_account_whose_evidence_points_at_two_groups_alike_joins_neither() {
        var world = new World(100_000)
                .share(Kind.PAYMENT, 1, "red", 0, 5)
                .share(Kind.PAYMENT, 2, "blue", 0, 5)
                .share(Kind.TEMPLATE, 3, "red-0", "blue-0", "torn")
                .share(Kind.IP, 4, "red-1", "blue-1", "torn");
        world.close();
        assertThat(world.cohorts().values()).noneSatisfy(m -> assertThat(m).contains("torn"));
    }

    @Test
    void a_value_that_becomes_a_hub_links_no_longer() {
        var world = new World(1_000).share(Kind.PAYMENT, 1, "a", "b", "c");
        world.close();
        world.hub(Kind.PAYMENT, 1);
        world.close();
        assertThat(world.cohorts()).isEmpty();
    }

    @Test
    void evidence_that_is_not_seen_again_fades_and_goes() {
        var world = new World(100_000)
                .share(Kind.PAYMENT, 1, "a", "b", "c")
                .share(Kind.IP, 2, "a", "b", "c", "d")
                .share(Kind.EMAIL_DOMAIN, 3, "a", "b", "d");
        world.close();
        assertThat(world.only()).hasSize(4);
        world.daysPass(11);
        world.close();
        assertThat(world.only()).containsExactly("a", "b", "c");
        world.daysPass(15);
        world.close();
        assertThat(world.cohorts()).isEmpty();
    }

    @Test
    void links_tell_what_holds_a_cohort_strongest_first() {
        var world = new World(5_000)
                .share(Kind.TEMPLATE, 1, "farm", 0, 40)
                .share(Kind.TEMPLATE, 2, "farm", 0, 40)
                .share(Kind.PAYMENT, 3, "farm", 0, 10)
                .share(Kind.PAYMENT, 4, "farm", 10, 20);
        world.close();
        assertThat(world.linksOf(world.onlyId()))
                .extracting(Link::getKind, Link::getValues, Link::getAccounts)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(LinkKind.LINK_KIND_TEMPLATE, 2, 40),
                        org.assertj.core.groups.Tuple.tuple(LinkKind.LINK_KIND_PAYMENT, 2, 20));
    }

    @Test
    void accounts_that_share_nothing_are_in_no_cohort() {
        var world = new World(10).share(Kind.PAYMENT, 1, "a", "b", "c").share(Kind.PAYMENT, 2, "d");
        world.close();
        assertThat(world.cohorts().values()).containsExactly(Set.of("a", "b", "c"));
    }

    @Test
    void phrases_link_beside_something_weak_and_never_alone() {
        var farm = new World(10_000);
        var people = new World(10_000);
        for (int phrase = 0; phrase < 12; phrase++) {
            farm.share(Kind.PHRASE, phrase, "farm", 0, 8);
            people.share(Kind.PHRASE, phrase, "people", 0, 8);
        }
        farm.share(Kind.BUILD, 1, "farm", 0, 8);
        farm.close();
        assertThat(farm.only()).hasSize(8);
        assertThat(people.close()).isEmpty();
    }

    /** Each account of a large farm shows some of its instructions, each a small part of its traffic. */
    @Test
    void a_large_farm_of_which_each_account_shows_some_phrases_is_one_cohort() {
        var world = new World(10_000);
        var random = new Random(1);
        for (int i = 0; i < 120; i++) {
            for (int phrase = 0; phrase < 12; phrase++) {
                if (random.nextInt(10) < 8) {
                    world.share(Kind.PHRASE, phrase, "farm-" + i);
                }
            }
            world.share(Kind.BUILD, 1, "farm-" + i);
        }
        world.close();
        assertThat(world.only()).hasSizeGreaterThan(110);
    }
}
