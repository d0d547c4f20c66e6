package dev.stillwatch.linking.stream;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Records that wait for their epoch to close, in memory and in a store. */
final class OpenRecords {

    private final KeyValueStore<Bytes, byte[]> store;
    private final TreeMap<Long, List<KeyValue<Bytes, byte[]>>> byEpoch = new TreeMap<>();

    /** Takes up what the store holds. */
    OpenRecords(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        try (KeyValueIterator<Bytes, byte[]> kept = store.all()) {
            kept.forEachRemaining(entry -> hold(ByteBuffer.wrap(entry.key.get()).getLong(), entry.key, entry.value));
        }
    }

    /**
     * Keeps a record.
     *
     * @param epoch the epoch it counts in
     * @param offset tells it apart from others
     */
    void add(long epoch, long offset, byte[] record) {
        Bytes key = Bytes.wrap(
                ByteBuffer.allocate(16).putLong(epoch).putLong(offset).array());
        store.put(key, record);
        hold(epoch, key, record);
    }

    private void hold(long epoch, Bytes key, byte[] record) {
        byEpoch.computeIfAbsent(epoch, e -> new ArrayList<>()).add(KeyValue.pair(key, record));
    }

    /** The first epoch of which records are held. */
    OptionalLong first() {
        return byEpoch.isEmpty() ? OptionalLong.empty() : OptionalLong.of(byEpoch.firstKey());
    }

    /** The last epoch of which records are held. */
    OptionalLong last() {
        return byEpoch.isEmpty() ? OptionalLong.empty() : OptionalLong.of(byEpoch.lastKey());
    }

    /** The records of an epoch, in no order; they are held no longer. */
    List<byte[]> take(long epoch) {
        List<KeyValue<Bytes, byte[]>> records = byEpoch.remove(epoch);
        if (records == null) {
            return List.of();
        }
        records.forEach(r -> store.delete(r.key));
        return records.stream().map(r -> r.value).toList();
    }
}
