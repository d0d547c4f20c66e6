package dev.stillwatch.sketch.activity;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes of an activity, version 1. A version byte; the number of entries; then runs of slots, each with a varint header
 * {@code gap << 1 | several}, gap counting the slots skipped since the run before, and where {@code several} is set the run's length; then
 * zig-zag varints, one a slot. A run goes on over at most one slot of zero. Then plan, programme, organisation: a varint of milliseconds,
 * and where that is not 0 a length and UTF-8. Nothing is optional, so equal activities have equal bytes.
 */
final class ActivityCodec {
    private static final int VERSION = 1;
    private static final int ZEROS_IN_RUN = 1;

    private ActivityCodec() {}

    static byte[] encode(Activity activity) {
        Output out = new Output();
        out.octet(VERSION);
        SparseVector vector = activity.vector();
        out.varint(vector.size());
        int expected = 0;
        int i = 0;
        while (i < vector.size()) {
            int end = i + 1;
            while (end < vector.size() && vector.slotAt(end) - vector.slotAt(end - 1) <= ZEROS_IN_RUN + 1) {
                end++;
            }
            int first = vector.slotAt(i);
            int length = vector.slotAt(end - 1) - first + 1;
            out.varint(((long) (first - expected) << 1) | (length > 1 ? 1 : 0));
            if (length > 1) {
                out.varint(length);
            }
            for (int slot = first; i < end; slot++) {
                long value = vector.slotAt(i) == slot ? vector.valueAt(i++) : 0;
                out.varint((value << 1) ^ (value >> 63));
            }
            expected = first + length;
        }
        out.latest(activity.latestPlan());
        out.latest(activity.latestProgramme());
        out.latest(activity.latestOrganization());
        return out.toByteArray();
    }

    static Activity decode(byte[] bytes) {
        Input in = new Input(ByteBuffer.wrap(bytes));
        require(in.left() > 0 && in.octet() == VERSION, "unknown version");
        int size = in.bounded(SparseVector.LAST_SLOT);
        int[] slots = new int[Math.min(size, bytes.length)];
        long[] values = new long[slots.length];
        int read = 0;
        int slot = 0;
        while (read < size) {
            int header = in.bounded(2 * SparseVector.LAST_SLOT);
            slot += header >>> 1;
            int length = (header & 1) == 0 ? 1 : in.bounded(SparseVector.LAST_SLOT);
            for (int i = 0; i < length; i++, slot++) {
                long coded = in.varint();
                long value = (coded >>> 1) ^ -(coded & 1);
                if (value != 0) {
                    require(read < slots.length && slot < SparseVector.LAST_SLOT, "too many entries");
                    require(SparseVector.allows(slot, value), "a number out of range");
                    slots[read] = slot;
                    values[read++] = value;
                }
            }
        }
        SparseVector vector = SparseVector.of(slots, values, size);
        Activity activity = new Activity(vector, in.latest(), in.latest(), in.latest());
        require(in.left() == 0, "it goes on after its end");
        return activity;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException("not an activity: " + otherwise);
        }
    }

    private static final class Output {
        private byte[] bytes = new byte[1024];
        private int size;

        void octet(int value) {
            if (size == bytes.length) {
                bytes = Arrays.copyOf(bytes, size * 2);
            }
            bytes[size++] = (byte) value;
        }

        void varint(long value) {
            long rest = value;
            while ((rest & ~0x7fL) != 0) {
                octet((int) (rest & 0x7f) | 0x80);
                rest >>>= 7;
            }
            octet((int) rest);
        }

        void latest(Latest latest) {
            varint(latest.millis());
            if (!latest.equals(Latest.NONE)) {
                byte[] word = latest.word().getBytes(StandardCharsets.UTF_8);
                varint(word.length);
                for (byte octet : word) {
                    octet(octet);
                }
            }
        }

        byte[] toByteArray() {
            return Arrays.copyOf(bytes, size);
        }
    }

    private record Input(ByteBuffer bytes) {
        int left() {
            return bytes.remaining();
        }

        int octet() {
            require(bytes.hasRemaining(), "it ends too early");
            return bytes.get() & 0xff;
        }

        long varint() {
            long value = 0;
            for (int shift = 0; shift < 64; shift += 7) {
                int octet = octet();
                value |= (octet & 0x7fL) << shift;
                if (octet < 0x80) {
                    return value;
                }
            }
            throw new IllegalArgumentException("not an activity: an endless number");
        }

        int bounded(int most) {
            long value = varint();
            require(value >= 0 && value <= most, "a number out of range");
            return (int) value;
        }

        Latest latest() {
            long millis = varint();
            if (millis == 0) {
                return Latest.NONE;
            }
            int length = bounded(Integer.MAX_VALUE);
            require(length <= left(), "it ends too early");
            byte[] word = new byte[length];
            bytes.get(word);
            try {
                return new Latest(
                        millis,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(ByteBuffer.wrap(word))
                                .toString());
            } catch (CharacterCodingException e) {
                throw new IllegalArgumentException("not an activity: a word that is not UTF-8", e);
            }
        }
    }
}
