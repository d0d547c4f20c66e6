package dev.stillwatch.intel.stix;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids of STIX objects: the same campaign of the same provider has the same ids wherever and however often it is rendered. They are drawn
 * from SHA-256 of a name in a name space of our own and laid out as UUIDs of version 4 (RFC 9562, 5.4: pseudorandom bits), because STIX 2.1
 * (2.9) wants that version for all but observables, and OASIS's validator warns of others.
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
        return new StixIds(fixed(STILLWATCH, "provider/" + provider.id()));
    }

    /** Ids of objects that are the same at every provider. */
    static StixIds common() {
        return new StixIds(STILLWATCH);
    }

    /** The id of an object of this type and name. */
    String id(String type, String name) {
        return type + "--" + fixed(namespace, type + "/" + name);
    }

    static UUID fixed(UUID namespace, String name) {
        MessageDigest sha256;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
        sha256.update(ByteBuffer.allocate(16)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .flip());
        ByteBuffer hash = ByteBuffer.wrap(sha256.digest(name.getBytes(StandardCharsets.UTF_8)));
        long high = (hash.getLong() & ~0xF000L) | 0x4000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
