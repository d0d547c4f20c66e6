package dev.stillwatch.intel.stix;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids of STIX objects: UUIDs of version 5 (RFC 9562, 5.5) in a name space of our own, so that the same campaign of the same provider has
 * the same ids wherever and however often it is rendered. STIX 2.1 (2.9) prefers random ids for domain objects and allows others that don't
 * collide; its own name space for observables is not used.
 */
final class StixIds {

    /** Name space of all that Stillwatch names; random, fixed for ever. */
    private static final UUID STILLWATCH = UUID.fromString("b53f7a6a-c379-4774-a847-72fc55ae1307");

    private final UUID namespace;

    private StixIds(UUID namespace) {
        this.namespace = namespace;
    }

    /** Ids of one provider's objects. */
    static StixIds of(Provider provider) {
        return new StixIds(version5(STILLWATCH, "provider/" + provider.id()));
    }

    /** Ids of objects that are the same at every provider. */
    static StixIds common() {
        return new StixIds(STILLWATCH);
    }

    /** The id of an object of this type and name. */
    String id(String type, String name) {
        return type + "--" + version5(namespace, type + "/" + name);
    }

    static UUID version5(UUID namespace, String name) {
        MessageDigest sha1;
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-1", e);
        }
        sha1.update(ByteBuffer.allocate(16)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .flip());
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        long high = (hash.getLong() & ~0xF000L) | 0x5000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
