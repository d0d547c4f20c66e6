package dev.stillwatch.linking.stream;

import dev.stillwatch.linking.evidence.AccountMemory;
import java.nio.ByteBuffer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What is remembered of each account, in a store. */
final class Memories {

    private final KeyValueStore<Bytes, byte[]> store;

    Memories(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** What is remembered of an account; null for one not seen before. */
    @Nullable
    AccountMemory get(String account) {
        byte[] kept = store.get(Slices.account(account));
        return kept == null ? null : AccountMemory.decode(kept);
    }

    void put(String account, AccountMemory memory) {
        store.put(Slices.account(account), memory.encode());
    }

    /** Forgets the accounts of the slices whose turn it is that were not active after a day. Returns how many. */
    int forget(long epoch, int lastDay) {
        if (!Slices.turn(epoch)) {
            return 0;
        }
        int forgotten = 0;
        try (KeyValueIterator<Bytes, byte[]> slice = store.range(Slices.from(epoch), Slices.to(epoch))) {
            while (slice.hasNext()) {
                KeyValue<Bytes, byte[]> entry = slice.next();
                if (ByteBuffer.wrap(entry.value).getInt() <= lastDay) {
                    store.delete(entry.key);
                    forgotten++;
                }
            }
        }
        return forgotten;
    }
}
