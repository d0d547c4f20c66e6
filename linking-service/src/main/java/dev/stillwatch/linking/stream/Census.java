package dev.stillwatch.linking.stream;

import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.apache.kafka.streams.state.KeyValueStore;

/** How many accounts one task knows. */
final class Census {

    private static final String KEY = "accounts-known";

    private final KeyValueStore<String, byte[]> store;
    private long known;
    private long told;

    Census(KeyValueStore<String, byte[]> store) {
        this.store = store;
        byte[] kept = store.get(KEY);
        this.known = kept == null ? 0 : ByteBuffer.wrap(kept).getLong();
        this.told = known;
    }

    /** So many more. */
    void count(int more) {
        known += more;
    }

    /** The number, when it is another than at the last call. */
    OptionalLong changed() {
        if (known == told) {
            return OptionalLong.empty();
        }
        told = known;
        store.put(KEY, ByteBuffer.allocate(8).putLong(known).array());
        return OptionalLong.of(known);
    }
}
