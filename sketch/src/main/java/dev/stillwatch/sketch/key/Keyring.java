package dev.stillwatch.sketch.key;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The secrets that hashes are made under, by name, and which of them is current. Two hashes compare only when made under one key, so a
 * rotation parts what came before from what comes after; keep a key as long as its sketches matter. Immutable, safe for all threads.
 */
public final class Keyring {
    /** Fewest bytes of a secret. */
    public static final int MIN_SECRET_BYTES = 16;

    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,31}");

    private final Map<String, KeyedHash> hashes;
    private final String currentId;

    private Keyring(Map<String, KeyedHash> hashes, String currentId) {
        this.hashes = hashes;
        this.currentId = currentId;
    }

    /** A ring of one key. @throws IllegalArgumentException as {@link #of(Map, String)} */
    public static Keyring of(String keyId, byte[] secret) {
        return of(Map.of(keyId, secret), keyId);
    }

    /**
     * A ring of several keys.
     *
     * @param secrets at least 16 random bytes each, by key id: 1 to 32 letters, digits, dots, dashes
     * @param currentId the key to hash under from now on
     * @throws IllegalArgumentException when an id is malformed, a secret is short, or the current key is not in the ring
     */
    public static Keyring of(Map<String, byte[]> secrets, String currentId) {
        Map<String, KeyedHash> hashes = new TreeMap<>();
        secrets.forEach((keyId, secret) -> {
            if (!KEY_ID.matcher(keyId).matches()) {
                throw new IllegalArgumentException("key id must match " + KEY_ID.pattern());
            }
            if (secret.length < MIN_SECRET_BYTES) {
                throw new IllegalArgumentException("key " + keyId + " has " + secret.length + " bytes; at least "
                        + MIN_SECRET_BYTES + " are needed");
            }
            hashes.put(keyId, KeyedHash.of(keyId, secret));
        });
        if (!hashes.containsKey(currentId)) {
            throw new IllegalArgumentException("the current key is not among the keys " + hashes.keySet());
        }
        return new Keyring(Map.copyOf(hashes), currentId);
    }

    /** Id of the current key. */
    public String currentId() {
        return currentId;
    }

    /** The hash under the current key. */
    public KeyedHash current() {
        return get(currentId);
    }

    /** The hash under a key of the ring. @throws IllegalArgumentException when there is no such key */
    public KeyedHash get(String keyId) {
        KeyedHash hash = hashes.get(keyId);
        if (hash == null) {
            throw new IllegalArgumentException("no such key in the ring");
        }
        return hash;
    }

    @Override
    public String toString() {
        return "Keyring[keys=" + new TreeMap<>(hashes).keySet() + ", current=" + currentId + "]";
    }
}
