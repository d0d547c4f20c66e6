package dev.stillwatch.linking.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountMemoryTest {

    private static final SharedValue TEMPLATE = new SharedValue(Kind.TEMPLATE, 77);
    private static final SharedValue ADDRESS = new SharedValue(Kind.IP, 5);
    private static final SharedValue CARD = new SharedValue(Kind.PAYMENT, 6);

    private static final long DAY = 24 * 3_600_000L;

    private final LinkWeights weights = LinkWeights.standard();
    private AccountMemory memory = AccountMemory.none();

    private List<SharedValue> epoch(int day, EpochTally tally) {
        AccountMemory.Update update = memory.after(EpochTally.decode(tally.encode()), day, day * DAY, weights);
        memory = AccountMemory.decode(update.memory().encode());
        assertThat(memory).isEqualTo(update.memory());
        return update.tell();
    }

    /** An epoch with so many prompts, of which so many came from the template, the others from templates of their own. */
    private static EpochTally prompts(int all, int fromTemplate, int unique) {
        var tally = new EpochTally();
        tally.prompts(all);
        if (fromTemplate > 0) {
            tally.seen(TEMPLATE, fromTemplate);
        }
        for (int i = fromTemplate; i < all; i++) {
            for (int band = 0; band < 10; band++) {
                tally.seen(new SharedValue(Kind.TEMPLATE, unique * 10_000L + i * 10L + band + 1_000_000), 1);
            }
        }
        return tally;
    }

    private static EpochTally seen(SharedValue value) {
        var tally = new EpochTally();
        tally.seen(value, 1);
        return tally;
    }

    @Test
    void what_an_exchange_shows_is_told_once_and_again_when_it_would_fade() {
        assertThat(epoch(100, seen(ADDRESS))).containsExactly(ADDRESS);
        assertThat(epoch(100, seen(ADDRESS))).isEmpty();
        assertThat(epoch(101, seen(ADDRESS))).isEmpty();
        assertThat(epoch(102, seen(ADDRESS))).containsExactly(ADDRESS);
        assertThat(epoch(103, new EpochTally())).isEmpty();
    }

    @Test
    void what_a_fact_states_is_told_again_while_the_account_is_active() {
        var fact = new EpochTally();
        fact.stated(CARD);
        assertThat(epoch(100, fact)).containsExactly(CARD);
        assertThat(epoch(105, seen(ADDRESS))).doesNotContain(CARD);
        assertThat(epoch(106, seen(ADDRESS))).contains(CARD);
        assertThat(epoch(400, seen(ADDRESS))).contains(CARD);
    }

    @Test
    void a_session_is_told_in_every_epoch_and_not_remembered() {
        var session = new SharedValue(Kind.SESSION, 9);
        assertThat(epoch(100, seen(session))).containsExactly(session);
        assertThat(epoch(100, seen(session))).containsExactly(session);
        assertThat(memory.phrases().size()).isLessThanOrEqualTo(AccountMemory.MOST_PHRASES);
        assertThat(memory.told().size()).isZero();
    }

    @Test
    void a_template_counts_from_three_times_and_a_tenth_of_the_traffic_on() {
        assertThat(epoch(100, prompts(2, 2, 1))).isEmpty();
        assertThat(epoch(100, prompts(1, 1, 2))).containsExactly(TEMPLATE);
    }

    @Test
    void three_times_in_much_other_traffic_say_nothing() {
        assertThat(epoch(100, prompts(40, 3, 1))).isEmpty();
    }

    @Test
    void a_popular_prompt_pasted_once_says_nothing_of_an_account() {
        assertThat(epoch(100, prompts(10, 1, 1))).isEmpty();
        assertThat(epoch(101, prompts(10, 0, 2))).isEmpty();
    }

    @Test
    void a_template_is_seen_though_three_quarters_of_the_traffic_are_something_else() {
        var told = epoch(100, prompts(3, 1, 0));
        for (int i = 1; i < 12; i++) {
            assertThat(told).doesNotContain(new SharedValue(Kind.TEMPLATE, 1_000_000));
            told = new ArrayList<>(told);
            told.addAll(epoch(100, prompts(3, 1, i)));
        }
        assertThat(told).contains(TEMPLATE);
    }

    @Test
    void a_template_given_up_long_ago_no_longer_counts() {
        assertThat(epoch(100, prompts(20, 20, 1))).containsExactly(TEMPLATE);
        assertThat(epoch(130, prompts(10, 0, 2))).isEmpty();
    }

    /** A day of 25 prompts that each end in words of their own, but for one. */
    private static EpochTally dayWith(SharedValue phrase, int day) {
        EpochTally tally = prompts(25, 0, day);
        tally.seen(phrase, 1);
        for (int i = 1; i < 25; i++) {
            tally.seen(new SharedValue(Kind.PHRASE, day * 1_000L + i), 1);
        }
        return tally;
    }

    @Test
    void a_phrase_that_an_account_comes_back_to_once_a_day_is_told() {
        var phrase = new SharedValue(Kind.PHRASE, 77);
        var told = new ArrayList<SharedValue>();
        for (int day = 100; day < 106; day++) {
            told.addAll(epoch(day, dayWith(phrase, day)));
        }
        assertThat(told).containsOnly(phrase);
    }

    @Test
    void a_phrase_that_makes_up_much_is_told_as_an_opening_alone() {
        EpochTally tally = prompts(10, 0, 1);
        tally.seen(new SharedValue(Kind.PHRASE, 77), 5);
        tally.seen(new SharedValue(Kind.OPENING, 77), 5);
        assertThat(epoch(100, tally)).containsExactly(new SharedValue(Kind.OPENING, 77));
    }

    @Test
    void what_the_version_before_phrases_wrote_is_read() {
        epoch(100, prompts(10, 10, 1));
        byte[] now = memory.encode();
        int phrases = Integer.BYTES + 1 + Long.BYTES + memory.families().bytes();
        var before = ByteBuffer.allocate(now.length - memory.phrases().bytes());
        before.put(now, 0, phrases);
        before.put(
                now,
                phrases + memory.phrases().bytes(),
                now.length - phrases - memory.phrases().bytes());
        before.put(Integer.BYTES, (byte) 2);

        assertThat(AccountMemory.decode(before.array())).isEqualTo(memory);
    }

    @Test
    void memory_is_bounded_whatever_an_account_does() {
        for (int epoch = 0; epoch < 50; epoch++) {
            EpochTally tally = prompts(200, 0, epoch);
            for (int i = 0; i < 200; i++) {
                tally.seen(new SharedValue(Kind.PHRASE, epoch * 1000L + i + 1), 1);
                tally.seen(new SharedValue(Kind.IP, epoch * 1000L + i + 1), 1);
                tally.stated(new SharedValue(Kind.PAYMENT, epoch * 1000L + i + 1));
            }
            epoch(100, tally);
        }
        assertThat(memory.families().size()).isLessThanOrEqualTo(AccountMemory.MOST_FAMILIES);
        assertThat(memory.told().size()).isLessThanOrEqualTo(AccountMemory.MOST_TOLD);
        assertThat(memory.lasting().size()).isLessThanOrEqualTo(AccountMemory.MOST_LASTING);
    }
}
