package dev.stillwatch.linking.stream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * When to look whether an account has fallen silent, in a store ordered by epoch. An account has one entry at most times: it is not moved with every exchange, but put anew
 * when its time has come and the account was active in between.
 */
final class Silences {

    private static final byte[] NOTHING = {0};

    private final KeyValueStore<Bytes, byte[]> store;

    Silences(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** An account is to be looked at when an epoch closes. */
    void add(long epoch, String account) {
        byte[] name = account.getBytes(StandardCharsets.UTF_8);
        store.put(
                Bytes.wrap(ByteBuffer.allocate(Long.BYTES + name.length)
                        .putLong(epoch)
                        .put(name)
                        .array()),
                NOTHING);
    }

    /** The accounts whose time has come by an epoch, in order of epoch and account. */
    List<String> take(long epoch) {
        var due = new ArrayList<Bytes>();
        try (KeyValueIterator<Bytes, byte[]> range = store.range(bound(0), bound(epoch + 1))) {
            while (range.hasNext()) {
                KeyValue<Bytes, byte[]> entry = range.next();
                if (ByteBuffer.wrap(entry.key.get()).getLong() <= epoch) {
                    due.add(entry.key);
                }
            }
        }
        due.forEach(store::delete);
        return due.stream()
                .map(key -> new String(key.get(), Long.BYTES, key.get().length - Long.BYTES, StandardCharsets.UTF_8))
                .toList();
    }

    private static Bytes bound(long epoch) {
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES).putLong(epoch).array());
    }
}
