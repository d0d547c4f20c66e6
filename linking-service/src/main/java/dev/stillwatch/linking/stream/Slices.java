package dev.stillwatch.linking.stream;

import com.dynatrace.hash4j.hashing.Hashing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of large stores, spread over slices: every {@value #AT_ONCE} closed epochs as many slices are looked through for what has expired. So the whole store is looked
 * through in a week of five-minute epochs, always at the same epochs, and an epoch in which little happens costs little.
 */
final class Slices {

    /** Number of slices. */
    static final int COUNT = 2048;

    /** Slices that are looked through at a time, and epochs from one time to the next; divides {@link #COUNT}. */
    static final int AT_ONCE = 16;

    private static final int SHIFT = Long.SIZE - 11;

    private Slices() {}

    /** The key of an account. */
    static Bytes account(String account) {
        byte[] name = account.getBytes(StandardCharsets.UTF_8);
        short slice = slice(Hashing.komihash5_0().hashBytesToLong(name));
        return Bytes.wrap(
                ByteBuffer.allocate(2 + name.length).putShort(slice).put(name).array());
    }

    /** The account of a key. */
    static String account(Bytes key) {
        byte[] of = key.get();
        return new String(of, 2, of.length - 2, StandardCharsets.UTF_8);
    }

    /** The slice of a spread number. */
    static short slice(long spread) {
        return (short) (spread >>> SHIFT);
    }

    /** Whether it is some slices' turn at the close of an epoch. */
    static boolean turn(long epoch) {
        return Math.floorMod(epoch, (long) AT_ONCE) == 0;
    }

    /** First key that can be in the slices whose turn it is. */
    static Bytes from(long epoch) {
        return bound((int) Math.floorMod(epoch, (long) COUNT));
    }

    /** First key that can be in the slice after those. */
    static Bytes to(long epoch) {
        return bound((int) Math.floorMod(epoch, (long) COUNT) + AT_ONCE);
    }

    private static Bytes bound(int slice) {
        return Bytes.wrap(ByteBuffer.allocate(2).putShort((short) slice).array());
    }
}
