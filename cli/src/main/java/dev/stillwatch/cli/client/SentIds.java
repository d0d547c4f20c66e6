package dev.stillwatch.cli.client;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The ids of exchanges that were sent, as 64-bit hashes: about 16 bytes an id, so that long replays fit. */
final class SentIds {

    private long[] table = new long[1 << 16];
    private int size;

    /** Adds an id; false when it was there. */
    boolean add(String id) {
        long hash = Hashing.murmur3_128().hashString(id, StandardCharsets.UTF_8).asLong();
        if (!insert(table, hash == 0 ? 1 : hash)) {
            return false;
        }
        if (++size > table.length / 2) {
            long[] larger = new long[table.length * 2];
            Arrays.stream(table).filter(h -> h != 0).forEach(h -> insert(larger, h));
            table = larger;
        }
        return true;
    }

    private static boolean insert(long[] into, long hash) {
        int mask = into.length - 1;
        int at = (int) hash & mask;
        while (into[at] != 0) {
            if (into[at] == hash) {
                return false;
            }
            at = (at + 1) & mask;
        }
        into[at] = hash;
        return true;
    }
}
