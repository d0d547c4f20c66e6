package dev.stillwatch.linking.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which times of an account are told, together with what it shows. */
class TimingTest {

    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;
    private static final long MONDAY = 20_701 * DAY;
    private static final SharedValue DOMAIN = new SharedValue(Kind.EMAIL_DOMAIN, 5);

    private final LinkWeights weights = LinkWeights.standard();

    /** An account that holds a mail domain, and what was told of its times. */
    private final class Account {
        private AccountMemory memory = AccountMemory.none();
        private final Set<SharedValue> told = new HashSet<>();

        private Account() {
            var tally = new EpochTally();
            tally.stated(DOMAIN);
            epoch(tally, MONDAY - DAY);
        }

        private Account epoch(EpochTally tally, long at) {
            int day = (int) Math.floorDiv(at, DAY);
            keep(memory.after(EpochTally.decode(tally.encode()), day, at, weights));
            return this;
        }

        Account works(long at, String model) {
            var tally = new EpochTally();
            tally.exchanged(model);
            return epoch(tally, at);
        }

        /** Every so often from a moment on. */
        Account works(long from, long to, long every) {
            for (long at = from; at < to; at += every) {
                works(at, "m-1");
            }
            return this;
        }

        Account isClosed(long at) {
            var tally = new EpochTally();
            tally.closed();
            return epoch(tally, at);
        }

        Account lookedAt(long at) {
            keep(memory.silent(at));
            return this;
        }

        private void keep(AccountMemory.Update update) {
            memory = AccountMemory.decode(update.memory().encode());
            told.addAll(update.tell());
        }

        Set<SharedValue> told(Kind kind) {
            var of = new HashSet<>(told);
            of.removeIf(value -> value.kind() != kind);
            return of;
        }
    }

    private static Set<SharedValue> common(Set<SharedValue> some, Set<SharedValue> others) {
        var common = new HashSet<>(some);
        common.retainAll(others);
        return common;
    }

    @Test
    void who_sets_out_within_the_hour_in_which_another_is_closed_shares_the_time() {
        var goes = new Account().works(MONDAY, MONDAY + 5 * HOUR, HOUR / 4).isClosed(MONDAY + 30 * HOUR);
        var comes = new Account().works(MONDAY + 30 * HOUR + HOUR / 2, "m-1");
        var later = new Account().works(MONDAY + 33 * HOUR, "m-1");
        assertThat(common(goes.told(Kind.SUCCESSION), comes.told(Kind.SUCCESSION)))
                .isNotEmpty();
        assertThat(common(goes.told(Kind.SUCCESSION), later.told(Kind.SUCCESSION)))
                .isEmpty();
    }

    @Test
    void an_account_that_falls_silent_is_told_to_have_ended_when_it_was_last_active() {
        var goes = new Account().works(MONDAY, MONDAY + 20 * HOUR, HOUR / 4);
        long due = goes.memory.silenceLookedAt().orElseThrow();
        goes.lookedAt(due);
        assertThat(goes.memory.silenceLookedAt())
                .satisfies(next -> assertThat(next.orElseThrow()).isGreaterThan(due));
        long last = MONDAY + 20 * HOUR - HOUR / 4;
        goes.lookedAt(goes.memory.silenceLookedAt().orElseThrow());
        var comes = new Account().works(last + HOUR / 3, "m-1");
        assertThat(common(goes.told(Kind.SUCCESSION), comes.told(Kind.SUCCESSION)))
                .isNotEmpty();
        assertThat(goes.memory.silenceLookedAt()).isEmpty();
    }

    @Test
    void an_account_with_a_week_between_visits_has_not_ended_after_three_days() {
        var slow = new Account().works(MONDAY, MONDAY + 80 * DAY, 5 * DAY);
        assertThat(slow.told(Kind.SUCCESSION))
                .allSatisfy(value -> assertThat(Moment.in(value).slot())
                        .isBetween((int) (MONDAY / HOUR) - 1, (int) (MONDAY / HOUR)));
        assertThat(slow.memory.silenceLookedAt()).isEmpty();
    }

    @Test
    void turning_to_the_same_new_model_in_the_same_hour_is_shared() {
        var one = new Account().works(MONDAY, MONDAY + 8 * HOUR, HOUR / 4).works(MONDAY + 9 * HOUR, "m-2");
        var other = new Account().works(MONDAY, MONDAY + 6 * HOUR, HOUR / 4).works(MONDAY + 9 * HOUR + HOUR / 3, "m-2");
        var elsewhere =
                new Account().works(MONDAY, MONDAY + 6 * HOUR, HOUR / 4).works(MONDAY + 9 * HOUR + HOUR / 3, "m-3");
        assertThat(common(one.told(Kind.REACTION), other.told(Kind.REACTION))).isNotEmpty();
        assertThat(common(one.told(Kind.REACTION), elsewhere.told(Kind.REACTION)))
                .isEmpty();
    }

    @Test
    void accounts_that_are_active_at_the_same_times_share_most_days_and_others_few() {
        var one = new Account();
        var twin = new Account();
        var stranger = new Account();
        var random = new Random(3);
        for (int day = 0; day < 20; day++) {
            for (int i = 0; i < 8; i++) {
                long at = MONDAY + day * DAY + random.nextInt(96) * HOUR / 4;
                one.works(at, "m-1");
                twin.works(at, "m-1");
                stranger.works(MONDAY + day * DAY + random.nextInt(96) * HOUR / 4, "m-1");
            }
        }
        int same = common(one.told(Kind.COACTIVITY), twin.told(Kind.COACTIVITY)).size();
        int apart = common(one.told(Kind.COACTIVITY), stranger.told(Kind.COACTIVITY))
                .size();
        assertThat(same).isGreaterThan(15);
        assertThat(apart).isLessThan(3);
    }

    @Test
    void accounts_that_take_turns_share_their_shifts() {
        var even = new Account();
        var odd = new Account();
        for (int shift = 0; shift < 3 * 8; shift++) {
            long from = MONDAY + shift * 3L * HOUR;
            (shift % 2 == 0 ? even : odd).works(from, from + 3 * HOUR, HOUR / 2);
        }
        assertThat(common(even.told(Kind.COMPLEMENT), odd.told(Kind.COMPLEMENT)))
                .isNotEmpty();
    }

    @Test
    void who_never_rests_shares_no_shifts_and_no_quarters() {
        var always = new Account().works(MONDAY, MONDAY + 3 * DAY, HOUR / 4);
        assertThat(always.told(Kind.COMPLEMENT)).isEmpty();
        assertThat(always.told(Kind.COACTIVITY)).isEmpty();
    }

    @Test
    void an_account_that_shows_nothing_has_no_times_to_share() {
        AccountMemory nothing = AccountMemory.none();
        var tally = new EpochTally();
        tally.exchanged("m-1");
        AccountMemory.Update update = nothing.after(tally, (int) (MONDAY / DAY), MONDAY, weights);
        assertThat(update.tell()).isEqualTo(List.of());
        assertThat(update.moments()).isNotEmpty();
    }
}
