package dev.stillwatch.linking.evidence;

import com.dynatrace.hash4j.hashing.HashStream64;
import com.dynatrace.hash4j.hashing.Hashing;

/** Hashes of several values together. The parts are keyed hashes already; ids that are no secrets are hashed as they are. */
final class Hashes {

    private Hashes() {}

    /** Of numbers, in order. */
    static long of(long... parts) {
        HashStream64 stream = Hashing.komihash5_0().hashStream();
        for (long part : parts) {
            stream.putLong(part);
        }
        return stream.getAsLong();
    }

    /** Of an id. */
    static long of(String id) {
        return Hashing.komihash5_0().hashCharsToLong(id);
    }
}
