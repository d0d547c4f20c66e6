package dev.stillwatch.intel.evidence;

import com.google.protobuf.ByteString;
import dev.stillwatch.platform.transparency.Hashes;

/**
 * The salts of leaves. Derived, so that the same case gives the same bundle byte for byte: HMAC-SHA-256 under a secret key of campaign, name and
 * content, which nobody without the key can tell from random bytes. A salt stands beside its leaf, so verifying needs no key; where a leaf
 * is withheld its salt is too, and guesses at its content can't be tried against its hash.
 */
public final class LeafSalts {

    private static final int LEAST = 32;

    private final ByteString key;

    /**
     * Salts from a key.
     *
     * @param key at least 32 secret bytes
     */
    public LeafSalts(byte[] key) {
        if (key.length < LEAST) {
            throw new IllegalArgumentException("The key of evidence's salts must have at least " + LEAST + " bytes");
        }
        this.key = ByteString.copyFrom(key);
    }

    /** The salt of a leaf; 32 bytes. */
    ByteString of(String campaignId, String text) {
        return Hashes.hmac(key, ByteString.copyFromUtf8("stillwatch evidence salt\0" + campaignId + "\0" + text));
    }
}
