package dev.stillwatch.linking.evidence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/**
 * What linking remembers of one account: enough to tell the index what the account holds, once and then every few days, and how much of its
 * traffic each template family makes up. Immutable, and bounded whatever the account does.
 *
 * <p>Counts lose a tenth a day, so a share is one of about the last week's traffic. Of families the {@value #MOST_FAMILIES} with the
 * highest counts stay, ties by value; one that makes up a tenth of the traffic, each prompt in some ten values, comes again before that many others have.
 *
 * @param day day of the account's latest activity, days since 1970
 * @param promptsMilli exchanges with a prompt, decayed, in thousandths
 * @param families template families with their decayed counts in thousandths
 * @param told what the index was told lately of what exchanges showed, with the day
 * @param lasting what the account's facts state, with the day the index was told last
 */
public record AccountMemory(
        int day,
        long promptsMilli,
        SortedMap<SharedValue, Long> families,
        SortedMap<SharedValue, Integer> told,
        SortedMap<SharedValue, Integer> lasting) {

    /** Families remembered at most. */
    public static final int MOST_FAMILIES = 192;

    /** Values of exchanges remembered as told at most. */
    public static final int MOST_TOLD = 128;

    /** Values of facts remembered at most. */
    public static final int MOST_LASTING = 96;

    /** A family must make up this share of the account's traffic before it says anything of the account. */
    public static final double LEAST_SHARE = 0.10;

    /** A family must have come this often, decayed. */
    public static final int LEAST_TIMES = 3;

    /** Families told at most at a time: bands of one template say the same. */
    static final int MOST_FAMILIES_TOLD = 24;

    private static final long MILLI = 1000;
    private static final long LEAST_KEPT = 100;
    private static final int LONGEST_DECAY = 100;

    /** Copies the maps. */
    public AccountMemory {
        families = Collections.unmodifiableSortedMap(new TreeMap<>(families));
        told = Collections.unmodifiableSortedMap(new TreeMap<>(told));
        lasting = Collections.unmodifiableSortedMap(new TreeMap<>(lasting));
    }

    /** Nothing remembered. */
    public static AccountMemory none() {
        return new AccountMemory(
                Integer.MIN_VALUE,
                0,
                Collections.emptySortedMap(),
                Collections.emptySortedMap(),
                Collections.emptySortedMap());
    }

    /**
     * What is remembered after an epoch, and what the index is to be told.
     *
     * @param memory the new memory
     * @param tell values to tell the index, sorted
     */
    public record Update(AccountMemory memory, List<SharedValue> tell) {

        /** Copies the list. */
        public Update {
            tell = List.copyOf(tell);
        }
    }

    /**
     * After an epoch.
     *
     * @param tally what the account showed in it
     * @param today the epoch's day, days since 1970, never before {@link #day}
     * @param weights for how often a value must be told again
     */
    public Update after(EpochTally tally, int today, LinkWeights weights) {
        long elapsed = Math.min(LONGEST_DECAY, Math.max(0L, (long) today - day));
        long prompts = decay(promptsMilli, elapsed) + tally.prompts() * MILLI;
        TreeMap<SharedValue, Long> counts = counts(tally, elapsed);
        var tell = new TreeSet<SharedValue>();
        var nowTold = new TreeMap<>(told);
        nowTold.entrySet().removeIf(e -> due(e.getKey(), e.getValue(), today, weights));
        for (SharedValue value : tally.fleeting().keySet()) {
            if (value.kind().passing()) {
                tell.add(value);
            } else if (nowTold.putIfAbsent(value, today) == null) {
                tell.add(value);
            }
        }
        for (SharedValue family : dominant(counts, prompts)) {
            if (nowTold.putIfAbsent(family, today) == null) {
                tell.add(family);
            }
        }
        trim(nowTold, MOST_TOLD, Map.Entry.comparingByValue());
        TreeMap<SharedValue, Integer> nowLasting = lasting(tally, today, weights, tell);
        return new Update(new AccountMemory(today, prompts, counts, nowTold, nowLasting), new ArrayList<>(tell));
    }

    private TreeMap<SharedValue, Long> counts(EpochTally tally, long elapsed) {
        var counts = new TreeMap<SharedValue, Long>();
        families.forEach((family, count) -> {
            long left = decay(count, elapsed);
            if (left >= LEAST_KEPT) {
                counts.put(family, left);
            }
        });
        tally.families().forEach((family, times) -> counts.merge(family, times * MILLI, Long::sum));
        trim(counts, MOST_FAMILIES, Map.Entry.comparingByValue());
        return counts;
    }

    private TreeMap<SharedValue, Integer> lasting(
            EpochTally tally, int today, LinkWeights weights, Set<SharedValue> tell) {
        var now = new TreeMap<>(lasting);
        tally.lasting().keySet().forEach(value -> now.putIfAbsent(value, Integer.MIN_VALUE));
        now.replaceAll((value, toldDay) -> {
            if (toldDay != Integer.MIN_VALUE && !due(value, toldDay, today, weights)) {
                return toldDay;
            }
            tell.add(value);
            return today;
        });
        trim(now, MOST_LASTING, Map.Entry.comparingByValue());
        return now;
    }

    private static List<SharedValue> dominant(Map<SharedValue, Long> counts, long prompts) {
        return counts.entrySet().stream()
                .filter(e -> e.getValue() >= LEAST_TIMES * MILLI && e.getValue() >= LEAST_SHARE * prompts)
                .sorted(descending(e -> e.getValue()))
                .limit(MOST_FAMILIES_TOLD)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Comparator<Map.Entry<SharedValue, Long>> descending(
            ToLongFunction<Map.Entry<SharedValue, Long>> by) {
        return Comparator.comparingLong(by).reversed().thenComparing(Map.Entry.comparingByKey());
    }

    private static boolean due(SharedValue value, int toldDay, int today, LinkWeights weights) {
        return today - toldDay >= weights.of(value.kind()).refresh();
    }

    /** Removes the least entries, ties by value, until so many are left. */
    private static <V> void trim(Map<SharedValue, V> map, int most, Comparator<Map.Entry<SharedValue, V>> byValue) {
        if (map.size() > most) {
            map.entrySet().stream()
                    .sorted(byValue.thenComparing(
                            Map.Entry.<SharedValue, V>comparingByKey().reversed()))
                    .limit(map.size() - most)
                    .map(Map.Entry::getKey)
                    .toList()
                    .forEach(map::remove);
        }
    }

    private static long decay(long milli, long days) {
        long left = milli;
        for (long i = 0; i < days && left > 0; i++) {
            left = left * 9 / 10;
        }
        return left;
    }
}
