package dev.stillwatch.linking.stream;

import dev.stillwatch.linking.evidence.EpochTally;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** What each account showed in each epoch that is still open, in memory and in a store. */
final class Tallies {

    private final KeyValueStore<Bytes, byte[]> store;
    private final TreeMap<Long, SortedMap<String, EpochTally>> open = new TreeMap<>();

    /** Takes up what the store holds. */
    Tallies(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        try (KeyValueIterator<Bytes, byte[]> kept = store.all()) {
            kept.forEachRemaining(entry -> {
                ByteBuffer key = ByteBuffer.wrap(entry.key.get());
                long epoch = key.getLong();
                String account = StandardCharsets.UTF_8.decode(key).toString();
                of(epoch).put(account, EpochTally.decode(entry.value));
            });
        }
    }

    private SortedMap<String, EpochTally> of(long epoch) {
        return open.computeIfAbsent(epoch, e -> new TreeMap<>());
    }

    /** Adds to what an account showed in an epoch. */
    void add(long epoch, String account, Consumer<EpochTally> what) {
        EpochTally tally = of(epoch).computeIfAbsent(account, a -> new EpochTally());
        what.accept(tally);
        store.put(key(epoch, account), tally.encode());
    }

    /** The first epoch of which anything is held. */
    OptionalLong first() {
        return open.isEmpty() ? OptionalLong.empty() : OptionalLong.of(open.firstKey());
    }

    /** The last epoch of which anything is held. */
    OptionalLong last() {
        return open.isEmpty() ? OptionalLong.empty() : OptionalLong.of(open.lastKey());
    }

    /** What accounts showed in an epoch, by account; held no longer. */
    SortedMap<String, EpochTally> take(long epoch) {
        SortedMap<String, EpochTally> tallies = open.remove(epoch);
        if (tallies == null) {
            return new TreeMap<>();
        }
        tallies.keySet().forEach(account -> store.delete(key(epoch, account)));
        return tallies;
    }

    private static Bytes key(long epoch, String account) {
        byte[] name = account.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(
                ByteBuffer.allocate(8 + name.length).putLong(epoch).put(name).array());
    }
}
