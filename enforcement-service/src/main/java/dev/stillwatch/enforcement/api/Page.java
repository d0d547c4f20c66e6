package dev.stillwatch.enforcement.api;

import com.google.protobuf.MessageLite;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A page of a list (AIP-158), bounded by count and by bytes: clients take messages of 4 MiB unless told otherwise.
 *
 * @param entries what is on it
 * @param last whether nothing follows
 */
record Page<T extends MessageLite>(List<T> entries, boolean last) {

    /** Leaves room for the tags and the token. */
    static final int MOST_BYTES = 4 * 1024 * 1024 - 64 * 1024;

    /** The first page of what follows; it holds one entry at least when there is one. */
    static <T extends MessageLite> Page<T> of(Stream<T> following, int size) {
        List<T> entries = new ArrayList<>();
        int bytes = 0;
        for (Iterator<T> next = following.iterator(); next.hasNext(); ) {
            T entry = next.next();
            bytes += entry.getSerializedSize();
            if (entries.size() == size || (!entries.isEmpty() && bytes > MOST_BYTES)) {
                return new Page<>(entries, false);
            }
            entries.add(entry);
        }
        return new Page<>(entries, true);
    }
}
