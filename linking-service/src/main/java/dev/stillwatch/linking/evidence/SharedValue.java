package dev.stillwatch.linking.evidence;

import com.dynatrace.hash4j.hashing.Hashing;
import java.util.Comparator;

/**
 * A value that accounts can share. Ordered by kind, then by hash as unsigned number.
 *
 * @param kind what it is
 * @param hash keyed hash of it, never 0
 */
public record SharedValue(Kind kind, long hash) implements Comparable<SharedValue> {

    private static final Comparator<SharedValue> ORDER =
            Comparator.comparing(SharedValue::kind).thenComparing(SharedValue::hash, Long::compareUnsigned);

    /** A number from kind and hash that is spread evenly, whatever made the hash; places the value in partitions and slices. */
    public long spread() {
        return Hashing.komihash5_0().hashLongLongToLong(kind.code(), hash);
    }

    @Override
    public int compareTo(SharedValue other) {
        return ORDER.compare(this, other);
    }
}
