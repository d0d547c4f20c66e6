package dev.stillwatch.linking.stream;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.stillwatch.linking.evidence.AccountMemory;
import dev.stillwatch.linking.evidence.SharedValue;
import dev.stillwatch.linking.stream.wire.AccountState;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What is remembered of each account, in a store; the day stands before the rest, so that forgetting need not read it all. */
final class Memories {

    private final KeyValueStore<Bytes, byte[]> store;

    Memories(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** What is remembered of an account; null for one not seen before. */
    @Nullable
    AccountMemory get(String account) {
        byte[] kept = store.get(Slices.account(account));
        return kept == null ? null : read(ByteBuffer.wrap(kept));
    }

    void put(String account, AccountMemory memory) {
        byte[] state = write(memory).toByteArray();
        store.put(
                Slices.account(account),
                ByteBuffer.allocate(4 + state.length)
                        .putInt(memory.day())
                        .put(state)
                        .array());
    }

    /** Forgets the accounts of an epoch's slice that were not active after a day. Returns how many. */
    int forget(long epoch, int lastDay) {
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

    private static AccountState write(AccountMemory memory) {
        return AccountState.newBuilder()
                .setPromptsMilli(memory.promptsMilli())
                .setFamilyKinds(Values.kinds(memory.families().keySet()))
                .addAllFamilyHashes(Values.hashes(memory.families().keySet()))
                .addAllFamilyMilli(memory.families().values())
                .setToldKinds(Values.kinds(memory.told().keySet()))
                .addAllToldHashes(Values.hashes(memory.told().keySet()))
                .addAllToldDays(memory.told().values())
                .setLastingKinds(Values.kinds(memory.lasting().keySet()))
                .addAllLastingHashes(Values.hashes(memory.lasting().keySet()))
                .addAllLastingDays(memory.lasting().values())
                .build();
    }

    private static AccountMemory read(ByteBuffer kept) {
        int day = kept.getInt();
        try {
            AccountState state = AccountState.parseFrom(kept);
            return new AccountMemory(
                    day,
                    state.getPromptsMilli(),
                    map(state.getFamilyKinds(), state.getFamilyHashesList(), state.getFamilyMilliList()),
                    map(state.getToldKinds(), state.getToldHashesList(), state.getToldDaysList()),
                    map(state.getLastingKinds(), state.getLastingHashesList(), state.getLastingDaysList()));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("The store of accounts holds what was not written by it", e);
        }
    }

    private static <V> SortedMap<SharedValue, V> map(ByteString kinds, List<Long> hashes, List<V> numbers) {
        var map = new TreeMap<SharedValue, V>();
        Values.forEach(kinds, hashes, (value, i) -> map.put(value, numbers.get(i)));
        return map;
    }
}
