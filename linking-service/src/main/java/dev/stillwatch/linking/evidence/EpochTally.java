package dev.stillwatch.linking.evidence;

import java.nio.ByteBuffer;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What one account showed in one epoch. Adding is commutative: the same exchanges and facts in any order give the same tally. It is bounded:
 * of each sort of value the ones with the smallest spread are kept, so what is left out of a very busy account is the same ones in any
 * order, and the same ones in every account. Not for several threads.
 */
public final class EpochTally {

    /** Most families, and most other values, that are kept of an epoch. */
    public static final int MOST_VALUES = 256;

    /** Most values from facts that are kept of an epoch. */
    public static final int MOST_LASTING = 64;

    private static final byte FORMAT = 1;

    private final TreeMap<SharedValue, Integer> families = new TreeMap<>();
    private final TreeMap<SharedValue, Integer> fleeting = new TreeMap<>();
    private final TreeMap<SharedValue, Integer> lasting = new TreeMap<>();
    private int prompts;

    /** Counts exchanges that had a prompt. */
    public void prompts(int more) {
        prompts += more;
    }

    /** Adds a value of an exchange, seen so often. */
    public void seen(SharedValue value, int times) {
        keep(value.kind().family() ? families : fleeting, value, times, MOST_VALUES);
    }

    /** Adds a value that an account fact states; it holds for as long as the account is active. */
    public void stated(SharedValue value) {
        keep(lasting, value, 1, MOST_LASTING);
    }

    private static void keep(NavigableMap<SharedValue, Integer> in, SharedValue value, int times, int most) {
        in.merge(value, times, Integer::sum);
        if (in.size() > most) {
            in.remove(widest(in));
        }
    }

    private static SharedValue widest(NavigableMap<SharedValue, Integer> in) {
        SharedValue widest = in.firstKey();
        for (SharedValue value : in.keySet()) {
            int order = Long.compareUnsigned(value.spread(), widest.spread());
            if (order > 0 || (order == 0 && value.compareTo(widest) > 0)) {
                widest = value;
            }
        }
        return widest;
    }

    /** Exchanges that had a prompt. */
    public int prompts() {
        return prompts;
    }

    /** Template families and how many exchanges showed each. */
    public ValueTable families() {
        return ValueTable.of(families);
    }

    /** Other values of exchanges. */
    public ValueTable fleeting() {
        return ValueTable.of(fleeting);
    }

    /** Values that facts stated. */
    public ValueTable lasting() {
        return ValueTable.of(lasting);
    }

    /** As bytes. */
    public byte[] encode() {
        ValueTable[] tables = {families(), fleeting(), lasting()};
        var to = ByteBuffer.allocate(1 + Integer.BYTES + tables[0].bytes() + tables[1].bytes() + tables[2].bytes());
        to.put(FORMAT).putInt(prompts);
        for (ValueTable table : tables) {
            table.write(to);
        }
        return to.array();
    }

    /** From the bytes of {@link #encode}. */
    public static EpochTally decode(byte[] bytes) {
        var from = ByteBuffer.wrap(bytes);
        var tally = new EpochTally();
        ValueTable.expect(FORMAT, from.get());
        tally.prompts = from.getInt();
        fill(tally.families, ValueTable.read(from));
        fill(tally.fleeting, ValueTable.read(from));
        fill(tally.lasting, ValueTable.read(from));
        return tally;
    }

    private static void fill(NavigableMap<SharedValue, Integer> map, ValueTable table) {
        for (int i = 0; i < table.size(); i++) {
            map.put(table.value(i), table.number(i));
        }
    }
}
