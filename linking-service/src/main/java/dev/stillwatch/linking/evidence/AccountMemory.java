package dev.stillwatch.linking.evidence;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/**
 * What linking remembers of one account: enough to tell the index what the account holds, once and then every few days, and how much of its
 * traffic each template family and each phrase makes up. Immutable, and bounded whatever the account does.
 *
 * <p>Counts lose a tenth a day, so a share is one of about the last week's traffic. Of families the {@value #MOST_FAMILIES} with the
 * highest counts stay, ties by value; one that makes up a tenth of the traffic, each prompt in some ten values, comes again before that many others have.
 * Of phrases, two values a prompt, {@value #MOST_PHRASES} stay, so that one that comes once a day is still there the next day.
 *
 * @param day day of the account's latest activity, days since 1970
 * @param promptsMilli exchanges with a prompt, decayed, in thousandths
 * @param families template families with their decayed counts in thousandths
 * @param phrases first and last words, {@link Kind#PHRASE}, with theirs
 * @param told what the index was told lately of what exchanges showed, with the day
 * @param lasting what the account's facts state, with the day the index was told last
 * @param rhythm when the account works
 */
public record AccountMemory(
        int day,
        long promptsMilli,
        ValueTable families,
        ValueTable phrases,
        ValueTable told,
        ValueTable lasting,
        Rhythm rhythm) {

    /** Families remembered at most. */
    public static final int MOST_FAMILIES = 192;

    /** Phrases remembered at most. */
    public static final int MOST_PHRASES = 128;

    /** Values of exchanges remembered as told at most. */
    public static final int MOST_TOLD = 128;

    /** Values of facts remembered at most. */
    public static final int MOST_LASTING = 96;

    /** A family must make up this share of the account's traffic before it says anything of the account. */
    public static final double LEAST_SHARE = 0.10;

    /** A phrase must make up this share: what comes once in a hundred prompts may be anybody's. */
    public static final double LEAST_SHARE_OF_PHRASE = 0.01;

    /** From this share on a phrase is told as an {@link Kind#OPENING} alone. In between it is told as both, for another account may just fall short of a tenth. */
    public static final double MOST_SHARE_OF_PHRASE = 0.15;

    /** A family, or a phrase, must have come this often, decayed. */
    public static final int LEAST_TIMES = 3;

    /** Families told at most at a time: bands of one template say the same. */
    static final int MOST_FAMILIES_TOLD = 24;

    /** Phrases told at most at a time. */
    static final int MOST_PHRASES_TOLD = 24;

    private static final int MILLI = 1000;
    /** What comes less than once in three days or so never reaches {@link #LEAST_TIMES}, so it need not be kept for longer than a week. */
    private static final int LEAST_KEPT = 500;

    private static final int MOST_MILLI = 2_000_000_000;
    private static final int LONGEST_DECAY = 100;
    private static final int NEVER = Integer.MIN_VALUE;
    private static final long DAY = 24 * 3_600_000L;

    /** What the versions before wrote. */
    private static final byte WITHOUT_RHYTHM = 1;

    private static final byte WITHOUT_PHRASES = 2;

    private static final byte FORMAT = 3;

    /** Nothing remembered. */
    public static AccountMemory none() {
        return new AccountMemory(
                NEVER, 0, ValueTable.EMPTY, ValueTable.EMPTY, ValueTable.EMPTY, ValueTable.EMPTY, Rhythm.none());
    }

    /**
     * What is remembered after an epoch, and what the index is to be told.
     *
     * @param memory the new memory
     * @param tell values to tell the index
     * @param moments what it did at a time, to be counted
     */
    public record Update(AccountMemory memory, List<SharedValue> tell, List<Moment> moments) {

        /** Lets nobody change the lists. */
        public Update {
            tell = Collections.unmodifiableList(tell);
            moments = Collections.unmodifiableList(moments);
        }
    }

    /**
     * After an epoch.
     *
     * @param tally what the account showed in it
     * @param today the epoch's day, days since 1970, never before {@link #day}
     * @param atMillis when the epoch began, milliseconds since 1970
     * @param weights for how often a value must be told again
     */
    public Update after(EpochTally tally, int today, long atMillis, LinkWeights weights) {
        long elapsed = Math.min(LONGEST_DECAY, Math.max(0L, (long) today - day));
        long prompts = decay(promptsMilli, elapsed) + (long) tally.prompts() * MILLI;
        ValueTable repeating = tally.families();
        ValueTable counts = counted(families, elapsed, repeating.only((kind, times) -> kind != Kind.PHRASE))
                .highest(MOST_FAMILIES);
        ValueTable phraseCounts = counted(phrases, elapsed, repeating.only((kind, times) -> kind == Kind.PHRASE))
                .highest(MOST_PHRASES);

        var tell = new ArrayList<SharedValue>();
        ValueTable recent = told.only((kind, toldDay) -> !due(kind, toldDay, today, weights));
        ValueTable shown = tally.fleeting();
        collect(shown, recent, tell);
        ValueTable dominant = dominant(counts, prompts);
        collect(dominant, recent, tell);
        ValueTable returning = returning(phraseCounts, prompts);
        collect(returning, recent, tell);
        ValueTable nowTold = recent.with(
                        shown.only((kind, times) -> !kind.passing()).map(t -> today, NEVER), (a, b) -> a)
                .with(dominant.map(t -> today, NEVER), (a, b) -> a)
                .with(returning.map(t -> today, NEVER), (a, b) -> a)
                .highest(MOST_TOLD);

        ValueTable all = lasting.with(tally.lasting().map(t -> NEVER, NEVER), Math::max);
        var nowLasting = all.only((kind, toldDay) -> due(kind, toldDay, today, weights));
        collect(nowLasting, ValueTable.EMPTY, tell);
        ValueTable stated =
                all.with(nowLasting.map(t -> today, NEVER), Math::max).highest(MOST_LASTING);
        var timing = new Timing(values(List.of(nowTold, stated, shown)));
        Rhythm now = time(tally, atMillis, timing);
        tell.addAll(timing.tell());
        return new Update(
                new AccountMemory(today, prompts, counts, phraseCounts, nowTold, stated, now), tell, timing.moments());
    }

    private Rhythm time(EpochTally tally, long at, Timing timing) {
        Rhythm now = rhythm;
        if (tally.active()) {
            ValueTable called = tally.models();
            if (now.started() == Rhythm.NEVER) {
                timing.succession(at);
            } else {
                if (Math.floorDiv(at, DAY) - now.day() == 1) {
                    timing.day(now);
                }
                if (now.epochs() >= Timing.SETTLED) {
                    Timing.newTo(now, called).forEach(model -> timing.reaction(at, model));
                }
            }
            now = now.active(at, called.map(times -> Math.floorDiv(at, DAY), NEVER));
        }
        if (tally.wasClosed() && now.started() != Rhythm.NEVER && !now.ended()) {
            timing.succession(at);
            now = now.over();
        }
        return now.silenceLookedAt() == Rhythm.NEVER && !now.ended() && now.epochs() >= Timing.SETTLED
                ? now.lookedAt(now.last() + now.silence())
                : now;
    }

    /**
     * When it must be looked at whether the account has fallen silent, milliseconds since 1970; empty when it need not. It may have been active since it was said: then
     * {@link #silent} says when to look again.
     */
    public OptionalLong silenceLookedAt() {
        return rhythm.silenceLookedAt() == Rhythm.NEVER
                ? OptionalLong.empty()
                : OptionalLong.of(rhythm.silenceLookedAt());
    }

    /**
     * The time to look has come. An account that has been silent for long by its own rhythm is told to have ended when it was last active.
     *
     * @param atMillis the time, milliseconds since 1970
     */
    public Update silent(long atMillis) {
        if (rhythm.silenceLookedAt() == Rhythm.NEVER || rhythm.silenceLookedAt() > atMillis) {
            return new Update(this, List.of(), List.of());
        }
        long due = rhythm.last() + rhythm.silence();
        if (due > atMillis) {
            return new Update(with(rhythm.lookedAt(due)), List.of(), List.of());
        }
        var timing = new Timing(values(List.of(told, lasting)));
        timing.succession(rhythm.last());
        return new Update(with(rhythm.over()), timing.tell(), timing.moments());
    }

    private AccountMemory with(Rhythm other) {
        return new AccountMemory(day, promptsMilli, families, phrases, told, lasting, other);
    }

    private static List<SharedValue> values(List<ValueTable> tables) {
        var values = new ArrayList<SharedValue>();
        for (ValueTable table : tables) {
            for (int i = 0; i < table.size(); i++) {
                values.add(table.value(i));
            }
        }
        return values;
    }

    private static void collect(ValueTable from, ValueTable except, List<SharedValue> into) {
        for (int i = 0; i < from.size(); i++) {
            SharedValue value = from.value(i);
            if (!except.contains(value)) {
                into.add(value);
            }
        }
    }

    private static ValueTable dominant(ValueTable counts, long prompts) {
        return counts.only((kind, milli) -> milli >= LEAST_TIMES * MILLI && milli >= LEAST_SHARE * prompts)
                .highest(MOST_FAMILIES_TOLD);
    }

    private static ValueTable returning(ValueTable counts, long prompts) {
        return counts.only((kind, milli) -> milli >= LEAST_TIMES * MILLI
                        && milli >= LEAST_SHARE_OF_PHRASE * prompts
                        && milli < MOST_SHARE_OF_PHRASE * prompts)
                .highest(MOST_PHRASES_TOLD);
    }

    /** Counts after so many days, with what was shown since. */
    private static ValueTable counted(ValueTable before, long days, ValueTable shown) {
        ValueTable left = days == 0 ? before : before.map(count -> decay(count, days), LEAST_KEPT);
        return left.with(shown.map(times -> Math.min(MOST_MILLI, times * MILLI), 0), AccountMemory::sum);
    }

    private static boolean due(Kind kind, int toldDay, int today, LinkWeights weights) {
        return toldDay == NEVER || today - toldDay >= weights.of(kind).refresh();
    }

    private static int sum(int a, int b) {
        return (int) Math.min(MOST_MILLI, (long) a + b);
    }

    private static long decay(long milli, long days) {
        long left = milli;
        for (long i = 0; i < days && left > 0; i++) {
            left = left * 9 / 10;
        }
        return left;
    }

    /** As bytes; the day stands first, in four bytes. */
    public byte[] encode() {
        var to = ByteBuffer.allocate(Integer.BYTES
                + 1
                + Long.BYTES
                + families.bytes()
                + phrases.bytes()
                + told.bytes()
                + lasting.bytes()
                + rhythm.bytes());
        to.putInt(day).put(FORMAT).putLong(promptsMilli);
        families.write(to);
        phrases.write(to);
        told.write(to);
        lasting.write(to);
        rhythm.write(to);
        return to.array();
    }

    /** From the bytes of {@link #encode}. */
    public static AccountMemory decode(byte[] bytes) {
        var from = ByteBuffer.wrap(bytes);
        int day = from.getInt();
        byte format = from.get();
        if (format != WITHOUT_RHYTHM && format != WITHOUT_PHRASES) {
            ValueTable.expect(FORMAT, format);
        }
        return new AccountMemory(
                day,
                from.getLong(),
                ValueTable.read(from),
                format == FORMAT ? ValueTable.read(from) : ValueTable.EMPTY,
                ValueTable.read(from),
                ValueTable.read(from),
                format == WITHOUT_RHYTHM ? Rhythm.none() : Rhythm.read(from));
    }
}
