package dev.stillwatch.enforcement.ledger;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The salts of the ledger's records, derived from one secret key by HKDF-SHA-256 (RFC 5869) and the entry's index. Whoever lacks the key
 * can't tell one from random bytes; whoever decides again after a crash, before anything was written, comes to the same ledger byte
 * for byte. A salt is kept beside its record and read from there: the key is needed to write, never to verify. So a key can be
 * replaced at any time, and once it is destroyed a record that was erased can't be tried against its entry by anybody.
 */
public final class Salts {

    private static final int BYTES = 32;
    private static final int NAME_BYTES = 16;

    private final byte[] key;

    /**
     * Salts from a key.
     *
     * @param key at least 32 secret bytes
     */
    public Salts(byte[] key) {
        if (key.length < BYTES) {
            throw new IllegalArgumentException("The key of the ledger's salts must have at least " + BYTES + " bytes");
        }
        this.key = key.clone();
    }

    /** The salt of an entry's record; 32 bytes. */
    ByteString of(long index) {
        return ByteString.copyFrom(derive(
                "stillwatch ledger salt",
                ByteBuffer.allocate(Long.BYTES).putLong(index).array()));
    }

    /** A name for a reference that says nothing to whoever lacks the key; 32 hexadecimal digits, the same for the same reference. */
    public String pseudonym(String reference) {
        byte[] named = derive("stillwatch ledger reference", reference.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(named, 0, NAME_BYTES);
    }

    private byte[] derive(String purpose, byte[] about) {
        byte[] info = (purpose + "\0").getBytes(StandardCharsets.UTF_8);
        ByteBuffer whole =
                ByteBuffer.allocate(info.length + about.length).put(info).put(about);
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract().addIKM(key).thenExpand(whole.array(), BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime from 25 on has HKDF-SHA256", e);
        }
    }
}
