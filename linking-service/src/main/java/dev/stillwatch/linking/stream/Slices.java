package dev.stillwatch.linking.stream;

import com.dynatrace.hash4j.hashing.Hashing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of large stores, spread over slices: each closed epoch one slice is looked through for what has expired. So the whole store is looked
 * through in a week of five-minute epochs, at a little cost each time, and always at the same epochs.
 */
final class Slices {

    /** Number of slices. */
    static final int COUNT = 2048;

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

    /** First key that can be in the slice whose turn it is. */
    static Bytes from(long epoch) {
        return bound((int) Math.floorMod(epoch, (long) COUNT));
    }

    /** First key that can be in the slice after that. */
    static Bytes to(long epoch) {
        return bound((int) Math.floorMod(epoch, (long) COUNT) + 1);
    }

    private static Bytes bound(int slice) {
        return Bytes.wrap(ByteBuffer.allocate(2).putShort((short) slice).array());
    }
}
