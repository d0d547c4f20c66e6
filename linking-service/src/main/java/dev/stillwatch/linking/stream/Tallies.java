package dev.stillwatch.linking.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.stillwatch.linking.evidence.EpochTally;
import dev.stillwatch.linking.stream.wire.TallyState;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
                of(epoch).put(account, read(entry.value));
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
        store.put(key(epoch, account), write(tally));
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

    private static byte[] write(EpochTally tally) {
        var values = new ArrayList<>(tally.families().keySet());
        values.addAll(tally.fleeting().keySet());
        values.addAll(tally.lasting().keySet());
        return TallyState.newBuilder()
                .setPrompts(tally.prompts())
                .setKinds(Values.kinds(values))
                .addAllHashes(Values.hashes(values))
                .addAllCounts(tally.families().values())
                .addAllCounts(tally.fleeting().values())
                .addAllCounts(tally.lasting().keySet().stream().map(v -> 0).toList())
                .build()
                .toByteArray();
    }

    private static EpochTally read(byte[] bytes) {
        try {
            TallyState state = TallyState.parseFrom(bytes);
            var tally = new EpochTally();
            tally.prompts(state.getPrompts());
            Values.forEach(state.getKinds(), state.getHashesList(), (value, i) -> {
                if (state.getCounts(i) == 0) {
                    tally.stated(value);
                } else {
                    tally.seen(value, state.getCounts(i));
                }
            });
            return tally;
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("The store of open epochs holds what was not written by it", e);
        }
    }
}
