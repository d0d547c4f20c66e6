package dev.stillwatch.linking.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.linking.evidence.Kind;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CirclesTest {

    @Test
    void strangers_with_software_that_few_use_are_a_candidate_and_no_cohort() {
        var world = new World(2_000).share(Kind.BUILD, 1, "pool", 0, 12);
        world.close();

        assertThat(world.cohorts()).isEmpty();
        assertThat(world.candidates().values()).singleElement().isEqualTo(new TreeSet<>(World.accounts("pool", 0, 12)));
        assertThat(world.candidates().keySet()).allMatch(id -> id.startsWith("w-"));
    }

    @Test
    void what_many_use_or_hardly_anybody_is_no_candidate() {
        var world = new World(2_000)
                .share(Kind.BUILD, 1, "popular", 0, 700)
                .share(Kind.BUILD, 2, "rare", 0, 4)
                .share(Kind.IP, 3, "carrier", 0, 20);
        world.close();

        assertThat(world.candidates()).isEmpty();
    }

    @Test
    void who_is_linked_is_in_its_cohort_and_in_no_candidate() {
        var world = new World(2_000).share(Kind.BUILD, 1, "pool", 0, 12);
        world.close();
        world.share(Kind.PAYMENT, 2, "pool", 0, 3);
        world.close();

        assertThat(world.only()).containsExactlyInAnyOrderElementsOf(World.accounts("pool", 0, 3));
        assertThat(world.candidates().values()).singleElement().isEqualTo(new TreeSet<>(World.accounts("pool", 3, 12)));
    }

    @Test
    void an_account_is_in_the_candidate_of_what_it_shares_with_most() {
        var world = new World(20_000).share(Kind.BUILD, 1, "pool", 0, 30).share(Kind.SYSTEM_PROMPT, 2, "pool", 0, 6);
        world.close();

        assertThat(world.candidates().values())
                .singleElement()
                .satisfies(members -> assertThat(members).hasSize(30));
    }

    @Test
    void what_was_not_seen_for_long_holds_no_candidate() {
        var world = new World(2_000).share(Kind.BUILD, 1, "pool", 0, 12);
        world.close();
        world.daysPass(90).close();

        assertThat(world.candidates()).isEmpty();
    }
}
