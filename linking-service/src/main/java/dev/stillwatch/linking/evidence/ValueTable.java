package dev.stillwatch.linking.evidence;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;

/**
 * Shared values with a number each, in order of value, in three arrays: there is one of these for every account, read and written with every
 * epoch the account is active in. Immutable.
 */
public final class ValueTable {

    /** No values. */
    public static final ValueTable EMPTY = new ValueTable(0, new byte[0], new long[0], new int[0]);

    private static final int ENTRY_BYTES = 1 + Long.BYTES + Integer.BYTES;

    private final int size;
    private final byte[] kinds;
    private final long[] hashes;
    private final int[] numbers;

    private ValueTable(int size, byte[] kinds, long[] hashes, int[] numbers) {
        this.size = size;
        this.kinds = kinds;
        this.hashes = hashes;
        this.numbers = numbers;
    }

    /** Of a map. */
    static ValueTable of(NavigableMap<SharedValue, Integer> map) {
        var into = new Writer(map.size());
        map.forEach((value, number) -> into.add((byte) value.kind().code(), value.hash(), number));
        return into.table();
    }

    /** How many values it holds. */
    public int size() {
        return size;
    }

    /** The value at a place. */
    public SharedValue value(int index) {
        return new SharedValue(Kind.ofCode(kinds[index]), hashes[index]);
    }

    /** The kind of the value at a place. */
    Kind kind(int index) {
        return Kind.ofCode(kinds[index]);
    }

    /** The number at a place. */
    public int number(int index) {
        return numbers[index];
    }

    /** Whether a value is among them. */
    public boolean contains(SharedValue value) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order =
                    compare(kinds[middle], hashes[middle], (byte) value.kind().code(), value.hash());
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return false;
    }

    /** Says how two numbers of the same value become one. */
    @FunctionalInterface
    interface Merge {
        int of(int first, int second);
    }

    /** The values of both. */
    ValueTable with(ValueTable other, Merge merge) {
        var into = new Writer(size + other.size);
        int i = 0;
        int j = 0;
        while (i < size || j < other.size) {
            int order = i == size
                    ? 1
                    : j == other.size ? -1 : compare(kinds[i], hashes[i], other.kinds[j], other.hashes[j]);
            if (order < 0) {
                into.add(kinds[i], hashes[i], numbers[i++]);
            } else if (order > 0) {
                into.add(other.kinds[j], other.hashes[j], other.numbers[j++]);
            } else {
                into.add(kinds[i], hashes[i], merge.of(numbers[i++], other.numbers[j++]));
            }
        }
        return into.table();
    }

    /** With other numbers; values whose number becomes less than the least are left out. */
    ValueTable map(LongUnaryOperator change, int least) {
        var into = new Writer(size);
        for (int i = 0; i < size; i++) {
            int number = (int) change.applyAsLong(numbers[i]);
            if (number >= least) {
                into.add(kinds[i], hashes[i], number);
            }
        }
        return into.table();
    }

    /** Says whether an entry is wanted. */
    @FunctionalInterface
    interface Wanted {
        boolean test(Kind kind, int number);
    }

    /** Only the wanted ones. */
    ValueTable only(Wanted wanted) {
        var into = new Writer(size);
        for (int i = 0; i < size; i++) {
            if (wanted.test(Kind.ofCode(kinds[i]), numbers[i])) {
                into.add(kinds[i], hashes[i], numbers[i]);
            }
        }
        return into.size == size ? this : into.table();
    }

    /** The entries with the highest numbers, at most so many; of equal ones those with the lower value. */
    ValueTable highest(int most) {
        if (size <= most) {
            return this;
        }
        int[] sorted = Arrays.copyOf(numbers, size);
        Arrays.sort(sorted);
        int bar = sorted[size - most];
        int atBar = most;
        for (int i = 0; i < size; i++) {
            atBar -= numbers[i] > bar ? 1 : 0;
        }
        var into = new Writer(most);
        for (int i = 0; i < size; i++) {
            if (numbers[i] > bar || (numbers[i] == bar && atBar-- > 0)) {
                into.add(kinds[i], hashes[i], numbers[i]);
            }
        }
        return into.table();
    }

    /** Bytes that {@link #write} takes. */
    public int bytes() {
        return Short.BYTES + size * ENTRY_BYTES;
    }

    /** Writes it. */
    public void write(ByteBuffer to) {
        to.putShort((short) size);
        for (int i = 0; i < size; i++) {
            to.put(kinds[i]).putLong(hashes[i]).putInt(numbers[i]);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static ValueTable read(ByteBuffer from) {
        int size = from.getShort();
        var into = new Writer(size);
        for (int i = 0; i < size; i++) {
            into.add(from.get(), from.getLong(), from.getInt());
        }
        return into.table();
    }

    /** Refuses a format that this version does not know. */
    static void expect(byte format, byte found) {
        if (format != found) {
            throw new IllegalStateException("State of format " + found + " can't be read, only " + format
                    + ": was it written by a newer version?");
        }
    }

    private static int compare(byte kind, long hash, byte otherKind, long otherHash) {
        return kind != otherKind ? Byte.compare(kind, otherKind) : Long.compareUnsigned(hash, otherHash);
    }

    /** The same values with the same numbers. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ValueTable table
                && size == table.size
                && Arrays.equals(kinds, 0, size, table.kinds, 0, size)
                && Arrays.equals(hashes, 0, size, table.hashes, 0, size)
                && Arrays.equals(numbers, 0, size, table.numbers, 0, size);
    }

    @Override
    public int hashCode() {
        int hash = size;
        for (int i = 0; i < size; i++) {
            hash = hash * 31 + Long.hashCode(hashes[i]) + numbers[i];
        }
        return hash;
    }

    @Override
    public String toString() {
        var map = new TreeMap<SharedValue, Integer>();
        for (int i = 0; i < size; i++) {
            map.put(value(i), numbers[i]);
        }
        return map.toString();
    }

    private static final class Writer {
        private final byte[] kinds;
        private final long[] hashes;
        private final int[] numbers;
        private int size;

        private Writer(int room) {
            kinds = new byte[room];
            hashes = new long[room];
            numbers = new int[room];
        }

        private void add(byte kind, long hash, int number) {
            kinds[size] = kind;
            hashes[size] = hash;
            numbers[size++] = number;
        }

        private ValueTable table() {
            return new ValueTable(size, kinds, hashes, numbers);
        }
    }
}
