package dev.stillwatch.linking.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.linking.evidence.Kind;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What many people hold never joins them into one giant cohort. The accounts here are a fortieth of a provider's of ten million; each value has as many holders,
 * and the population is told to be as large, as there, so what sharing says is what it says there, and a provider forty times as large is forty of these.
 */
class NoGiantTest {

    private static final int PROVIDER = 10_000_000;
    private static final int PEOPLE = PROVIDER / 40;
    private static final int PROMPTS = 250;
    private static final int USERS = PEOPLE / PROMPTS;

    private static String person(int i) {
        return "person-" + i;
    }

    @Test
    void chains_of_households_carriers_mail_hosts_popular_clients_and_frameworks_link_nobody() {
        var world = new World(PROVIDER);
        chains(world, PEOPLE);
        world.close();
        assertThat(world.cohorts().values()).allSatisfy(m -> assertThat(m).hasSizeLessThan(20));
        assertThat(world.cohorts().values().stream().mapToInt(Set::size).sum()).isLessThan(PEOPLE / 100);
    }

    /** So many people who share what households, carriers, mail hosts, popular clients and frameworks make them share, each value as full as one may be that is no hub yet. */
    static void chains(World world, int people) {
        var random = new Random(7);
        for (int i = 0; i < people; i++) {
            // Each shares one address at home and another at the parents', the club's, the office's: a chain without an
            // end.
            world.share(Kind.IP, 1_000_000 + i / 3, person(i)).share(Kind.IP, 2_000_000 + (i + 1) / 3, person(i));
            // A carrier's address and a neighbourhood, each as full as one may be that is no hub yet.
            world.share(Kind.IP, 3_000_000 + random.nextInt(people / 60), person(i));
            world.share(Kind.PREFIX, 4_000_000 + i / 250, person(i));
            world.share(Kind.EMAIL_PATTERN, 5_000_000 + random.nextInt(people / 1_900), person(i));
            world.share(Kind.CLIENT, 6_000_000 + random.nextInt(people / 1_900), person(i));
            world.share(Kind.SYSTEM_PROMPT, 7_000_000 + random.nextInt(people / 9_000), person(i));
            world.share(Kind.TOOLSET, 8_000_000 + random.nextInt(people / 9_000), person(i));
        }
    }

    @Test
    void popular_prompts_do_not_melt_into_one_because_some_people_use_two_of_them() {
        var world = new World(PROVIDER);
        var random = new Random(8);
        for (int i = 0; i < PEOPLE; i++) {
            world.share(Kind.TEMPLATE, 100 + i % PROMPTS, person(i));
            if (random.nextInt(20) == 0) {
                world.share(Kind.TEMPLATE, 100 + random.nextInt(PROMPTS), person(i));
            }
        }
        world.close();
        assertThat(world.cohorts().values()).allSatisfy(m -> assertThat(m).hasSizeLessThan(USERS * 11 / 10));
    }

    @Test
    void a_farm_that_spreads_forty_templates_over_its_accounts_two_each_is_still_one() {
        var world = new World(PROVIDER);
        var random = new Random(9);
        for (int i = 0; i < 3_500; i++) {
            world.share(Kind.TEMPLATE, 1 + random.nextInt(40), "farm-" + i)
                    .share(Kind.TEMPLATE, 1 + random.nextInt(40), "farm-" + i);
        }
        world.close();
        assertThat(world.cohorts().values()).anySatisfy(m -> assertThat(m).hasSizeGreaterThan(3_400));
    }
}
