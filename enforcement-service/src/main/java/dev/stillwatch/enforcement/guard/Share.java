package dev.stillwatch.enforcement.guard;

import com.google.common.hash.Hashing;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;

/**
 * A stable share of subjects: who is in it depends on the key and on the name alone, so a subject stays in or out for as long as the key
 * is kept, on every replica; and nobody who lacks the key can choose a name that is in (SipHash-2-4, Aumasson and Bernstein 2012).
 */
public final class Share {

    /** Bytes of a key. */
    public static final int KEY_BYTES = 16;

    private static final int BITS = 53;

    private Share() {}

    /**
     * Whether a subject is in.
     *
     * @param key 16 secret bytes
     * @param subject its name
     * @param share 0 for nobody to 1 for everybody
     */
    public static boolean holds(ByteString key, String subject, double share) {
        if (share <= 0 || key.size() != KEY_BYTES) {
            return false;
        }
        ByteBuffer words = ByteBuffer.wrap(key.toByteArray());
        long hash = Hashing.sipHash24(words.getLong(), words.getLong())
                .hashUnencodedChars(subject)
                .asLong();
        return (hash >>> (Long.SIZE - BITS)) * 0x1p-53 < share;
    }
}
