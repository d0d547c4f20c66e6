package dev.stillwatch.linking.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.linking.evidence.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What times may do: lift evidence that is nearly enough, and nothing else. */
class TimingLinksTest {

    private static final int PEOPLE = 100_000;
    private static final int HOUR = 4711;
    private static final String[] POOL = {"a", "b", "c", "d"};

    /** Two pools that share a mail pattern and a system prompt: nearly enough for strangers, 5.3 nats. */
    private static World nearly() {
        return new World(PEOPLE).share(Kind.EMAIL_PATTERN, 1, POOL).share(Kind.SYSTEM_PROMPT, 2, POOL);
    }

    @Test
    void what_is_nearly_enough_links_nobody() {
        World world = nearly();
        world.close();
        assertThat(world.cohorts()).isEmpty();
    }

    @Test
    void a_pool_that_sets_out_as_another_falls_silent_is_linked_to_it() {
        World world = nearly().did(Kind.SUCCESSION, HOUR, 1, POOL).did(Kind.SUCCESSION, HOUR, 40);
        world.close();
        assertThat(world.only()).containsExactlyInAnyOrder(POOL);
    }

    @Test
    void on_a_release_day_when_many_set_out_it_says_nothing() {
        World world = nearly().did(Kind.SUCCESSION, HOUR, 1, POOL).did(Kind.SUCCESSION, HOUR, PEOPLE / 5);
        world.close();
        assertThat(world.cohorts()).isEmpty();
    }

    @Test
    void a_time_of_which_nobody_told_how_many_did_the_same_says_nothing() {
        World world = nearly().did(Kind.SUCCESSION, HOUR, 1, POOL);
        world.close();
        assertThat(world.cohorts()).isEmpty();
    }

    @Test
    void what_was_linked_comes_apart_when_it_turns_out_that_many_did_the_same() {
        World world = nearly().did(Kind.REACTION, HOUR, 1, POOL).did(Kind.REACTION, HOUR, 40);
        world.close();
        assertThat(world.only()).hasSize(POOL.length);
        world.did(Kind.REACTION, HOUR, PEOPLE / 4);
        world.close();
        assertThat(world.cohorts()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"COACTIVITY", "SUCCESSION", "REACTION", "COMPLEMENT"})
    void times_alone_link_nobody_however_often_they_coincide(Kind kind) {
        var world = new World(PEOPLE);
        for (int slot = 1; slot < 30; slot++) {
            for (int weaker = 1; weaker < 5; weaker++) {
                world.did(kind, slot, weaker, POOL);
            }
            world.did(kind, slot, POOL.length);
        }
        world.share(Kind.TOOLSET, 9, POOL).share(Kind.PREFIX, 9, POOL);
        world.close();
        assertThat(world.cohorts()).isEmpty();
    }

    @Test
    void what_many_people_pass_through_says_nothing_by_its_times() {
        World world = nearly().did(Kind.SUCCESSION, HOUR, 1, POOL).did(Kind.SUCCESSION, HOUR, 40);
        for (String account : POOL) {
            for (int client = 0; client < 9; client++) {
                world.share(Kind.BUILD, 100 + client * 10L + account.charAt(0), account, "user-" + account + client);
            }
        }
        world.close();
        assertThat(world.cohorts()).isEmpty();
    }
}
