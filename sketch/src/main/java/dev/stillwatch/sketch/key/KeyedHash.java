package dev.stillwatch.sketch.key;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The hashes made under one key. Its working keys are derived with HKDF-SHA-256 (RFC 5869), so that none leads to another.
 *
 * <ul>
 *   <li>{@link #hash}: HMAC-SHA-256 (RFC 2104) cut to 64 bits, for whatever leaves the process: identifiers, whole texts, bands.
 *   <li>{@link #shingles()}: seeded wyhash, ten times as fast and no cryptography, for the many small pieces inside a sketch.
 * </ul>
 *
 * Safe for all threads.
 */
public final class KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";

    private final String keyId;
    private final Mac prototype;
    private final Hasher64 shingles;

    private KeyedHash(String keyId, Mac prototype, Hasher64 shingles) {
        this.keyId = keyId;
        this.prototype = prototype;
        this.shingles = shingles;
    }

    static KeyedHash of(String keyId, byte[] secret) {
        try {
            Mac prototype = Mac.getInstance(ALGORITHM);
            prototype.init(new SecretKeySpec(derive(secret, "stillwatch identifiers 1", 32), ALGORITHM));
            ByteBuffer seeds = ByteBuffer.wrap(derive(secret, "stillwatch shingles 1", 16));
            return new KeyedHash(keyId, prototype, Hashing.wyhashFinal4(seeds.getLong(), seeds.getLong()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256 or no HKDF", e);
        }
    }

    private static byte[] derive(byte[] secret, String purpose, int length) throws GeneralSecurityException {
        SecretKey material = new SecretKeySpec(secret, "Generic");
        HKDFParameterSpec parameters = HKDFParameterSpec.ofExtract()
                .addIKM(material)
                .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), length);
        return KDF.getInstance("HKDF-SHA256").deriveData(parameters);
    }

    /** Id of the key. */
    public String keyId() {
        return keyId;
    }

    /** Hash of a text for one purpose; equal texts of different purposes have unrelated hashes. 0 for the empty text and for it alone. */
    public long hash(Purpose purpose, String text) {
        return text.isEmpty() ? 0 : hash(purpose, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Hash of bytes for one purpose; never 0. */
    public long hash(Purpose purpose, byte[] bytes) {
        Mac mac = fresh();
        mac.update(purpose.code());
        long cut = ByteBuffer.wrap(mac.doFinal(bytes)).getLong();
        return cut == 0 ? 1 : cut;
    }

    /** Hash of numbers for one purpose; never 0. */
    public long hash(Purpose purpose, long... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Long.BYTES);
        for (long number : numbers) {
            bytes.putLong(number);
        }
        return hash(purpose, bytes.array());
    }

    /** The fast keyed hash, for pieces of a text whose hashes do not leave the process one by one. */
    public Hasher64 shingles() {
        return shingles;
    }

    private Mac fresh() {
        try {
            return (Mac) prototype.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the HMAC-SHA-256 of this Java cannot be cloned", e);
        }
    }

    @Override
    public String toString() {
        return "KeyedHash[" + keyId + "]";
    }
}
