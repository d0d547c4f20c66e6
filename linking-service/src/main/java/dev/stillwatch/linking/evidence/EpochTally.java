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

    /** Models that are kept of an epoch. */
    static final int MOST_MODELS = 8;

    private static final byte FORMAT = 2;

    /** What the version before wrote. */
    private static final byte WITHOUT_TIMES = 1;

    private final TreeMap<SharedValue, Integer> families = new TreeMap<>();
    private final TreeMap<SharedValue, Integer> fleeting = new TreeMap<>();
    private final TreeMap<SharedValue, Integer> lasting = new TreeMap<>();
    private final TreeMap<SharedValue, Integer> models = new TreeMap<>();
    private int prompts;
    private boolean active;
    private boolean closed;

    /** Counts exchanges that had a prompt. */
    public void prompts(int more) {
        prompts += more;
    }

    /** The account made an exchange with a model. */
    public void exchanged(String model) {
        active = true;
        if (!model.isEmpty()) {
            keep(models, new SharedValue(Kind.REACTION, Hashes.of(model)), 1, MOST_MODELS);
        }
    }

    /** The account was closed. */
    public void closed() {
        closed = true;
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

    /** Whether there was an exchange. */
    public boolean active() {
        return active;
    }

    /** Whether the account was closed. */
    boolean wasClosed() {
        return closed;
    }

    /** The models that were called, each as a value of kind {@link Kind#REACTION}. */
    ValueTable models() {
        return ValueTable.of(models);
    }

    /** Template families and phrases, and how many exchanges showed each. */
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
        ValueTable[] tables = {families(), fleeting(), lasting(), models()};
        int bytes = 2 + Integer.BYTES;
        for (ValueTable table : tables) {
            bytes += table.bytes();
        }
        var to = ByteBuffer.allocate(bytes);
        to.put(FORMAT).putInt(prompts).put((byte) ((active ? 1 : 0) | (closed ? 2 : 0)));
        for (ValueTable table : tables) {
            table.write(to);
        }
        return to.array();
    }

    /** From the bytes of {@link #encode}. */
    public static EpochTally decode(byte[] bytes) {
        var from = ByteBuffer.wrap(bytes);
        var tally = new EpochTally();
        byte format = from.get();
        boolean timeless = format == WITHOUT_TIMES;
        if (!timeless) {
            ValueTable.expect(FORMAT, format);
        }
        tally.prompts = from.getInt();
        byte flags = timeless ? 0 : from.get();
        tally.active = (flags & 1) != 0;
        tally.closed = (flags & 2) != 0;
        fill(tally.families, ValueTable.read(from));
        fill(tally.fleeting, ValueTable.read(from));
        fill(tally.lasting, ValueTable.read(from));
        if (!timeless) {
            fill(tally.models, ValueTable.read(from));
        }
        return tally;
    }

    private static void fill(NavigableMap<SharedValue, Integer> map, ValueTable table) {
        for (int i = 0; i < table.size(); i++) {
            map.put(table.value(i), table.number(i));
        }
    }
}
