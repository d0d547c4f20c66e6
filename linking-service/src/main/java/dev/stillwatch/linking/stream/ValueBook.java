package dev.stillwatch.linking.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.stillwatch.linking.evidence.KindWeight;
import dev.stillwatch.linking.evidence.LinkWeights;
import dev.stillwatch.linking.evidence.SharedValue;
import dev.stillwatch.linking.stream.wire.ValueState;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Which accounts hold which value, in a store. Few holders stand in the value's own entry, since nearly all values have one; more have an
 * entry each. Of a hub only is kept that it is one. What was not seen for as long as its kind counts is dropped when it is its slice's turn.
 */
final class ValueBook {

    /** Holders that stand in the value's own entry, at most. */
    static final int FEW = 4;

    /** What has become of a value. */
    sealed interface Outcome {
        /** Nobody else holds it. */
        record Alone() implements Outcome {}

        /** Several hold it; of these accounts the day has to be told. */
        record Shared(Map<String, Integer> days) implements Outcome {}

        /** From now on too many hold it. */
        record Hub() implements Outcome {}
    }

    private final KeyValueStore<Bytes, byte[]> store;
    private final LinkWeights weights;

    ValueBook(KeyValueStore<Bytes, byte[]> store, LinkWeights weights) {
        this.store = store;
        this.weights = weights;
    }

    /** Some accounts were seen with a value on a day. */
    Outcome see(SharedValue value, SortedSet<String> accounts, int day) {
        Bytes key = key(value);
        byte[] kept = store.get(key);
        ValueState state = kept == null ? ValueState.getDefaultInstance() : read(kept);
        if (kept != null && state.getHub()) {
            if (ByteBuffer.wrap(kept).getInt() != day) {
                put(key, day, state);
            }
            return new Outcome.Alone();
        }
        return state.getSpilled() > 0
                ? spilled(value, key, state.getSpilled(), accounts, day)
                : few(value, key, state, accounts, day);
    }

    private Outcome few(SharedValue value, Bytes key, ValueState state, SortedSet<String> accounts, int day) {
        var days = new TreeMap<String, Integer>();
        for (int i = 0; i < state.getAccountsCount(); i++) {
            days.put(state.getAccounts(i), state.getDays(i));
        }
        int before = days.size();
        accounts.forEach(a -> days.put(a, day));
        if (days.size() > FEW) {
            days.forEach((account, seen) -> store.put(holderKey(value, account), day(seen)));
            return grown(value, key, days.size(), before, days, accounts, day);
        }
        put(
                key,
                day,
                ValueState.newBuilder()
                        .addAllAccounts(days.keySet())
                        .addAllDays(days.values())
                        .build());
        return outcome(value, days.size(), before, days, accounts, day);
    }

    private Outcome spilled(SharedValue value, Bytes key, int before, SortedSet<String> accounts, int day) {
        int now = before;
        for (String account : accounts) {
            Bytes holder = holderKey(value, account);
            if (store.get(holder) == null) {
                now++;
            }
            store.put(holder, day(day));
        }
        return grown(value, key, now, before, Map.of(), accounts, day);
    }

    private Outcome grown(
            SharedValue value,
            Bytes key,
            int now,
            int before,
            Map<String, Integer> all,
            SortedSet<String> seen,
            int day) {
        if (now > weights.of(value.kind()).cap()) {
            holders(value).forEach(store::delete);
            put(key, day, ValueState.newBuilder().setHub(true).build());
            return new Outcome.Hub();
        }
        put(key, day, ValueState.newBuilder().setSpilled(now).build());
        return outcome(value, now, before, all, seen, day);
    }

    /** The first time a value is shared, its holders of before are told too, if their sightings count still. */
    private Outcome outcome(
            SharedValue value, int now, int before, Map<String, Integer> all, SortedSet<String> seen, int day) {
        if (now < 2) {
            return new Outcome.Alone();
        }
        var tell = new TreeMap<String, Integer>();
        if (before < 2) {
            tell.putAll(all);
            tell.values().removeIf(of -> weights.of(value.kind()).expired(day - of));
        }
        seen.forEach(a -> tell.put(a, day));
        return new Outcome.Shared(tell);
    }

    private List<Bytes> holders(SharedValue value) {
        var found = new ArrayList<Bytes>();
        byte[] from = key(value).get();
        byte[] to =
                ByteBuffer.allocate(from.length + 1).put(from).put((byte) 0xff).array();
        try (KeyValueIterator<Bytes, byte[]> range = store.range(Bytes.wrap(from), Bytes.wrap(to))) {
            range.forEachRemaining(entry -> {
                if (entry.key.get().length > from.length) {
                    found.add(entry.key);
                }
            });
        }
        return found;
    }

    /** Drops from the slices whose turn it is what counts no more. */
    void expire(long epoch, int today) {
        if (!Slices.turn(epoch)) {
            return;
        }
        try (KeyValueIterator<Bytes, byte[]> slice = store.range(Slices.from(epoch), Slices.to(epoch))) {
            var gone = new TreeMap<SharedValue, Integer>();
            while (slice.hasNext()) {
                KeyValue<Bytes, byte[]> entry = slice.next();
                ByteBuffer key = ByteBuffer.wrap(entry.key.get());
                key.getShort();
                SharedValue value = Values.get(key);
                boolean expired = weights.of(value.kind())
                        .expired(today - ByteBuffer.wrap(entry.value).getInt());
                if (key.hasRemaining() && expired) {
                    store.delete(entry.key);
                    gone.merge(value, 1, Integer::sum);
                } else if (!key.hasRemaining() && expired && read(entry.value).getSpilled() == 0) {
                    store.delete(entry.key);
                } else if (!key.hasRemaining()) {
                    dropFew(entry, weights.of(value.kind()), today);
                }
            }
            gone.forEach(this::shrink);
        }
    }

    private void dropFew(KeyValue<Bytes, byte[]> entry, KindWeight weight, int today) {
        ValueState state = read(entry.value);
        var left = ValueState.newBuilder();
        for (int i = 0; i < state.getAccountsCount(); i++) {
            if (!weight.expired(today - state.getDays(i))) {
                left.addAccounts(state.getAccounts(i)).addDays(state.getDays(i));
            }
        }
        if (left.getAccountsCount() < state.getAccountsCount()) {
            put(entry.key, ByteBuffer.wrap(entry.value).getInt(), left.build());
        }
    }

    private void shrink(SharedValue value, int by) {
        Bytes key = key(value);
        byte[] kept = store.get(key);
        if (kept != null) {
            int left = read(kept).getSpilled() - by;
            if (left > 0) {
                put(
                        key,
                        ByteBuffer.wrap(kept).getInt(),
                        ValueState.newBuilder().setSpilled(left).build());
            } else {
                store.delete(key);
            }
        }
    }

    private void put(Bytes key, int day, ValueState state) {
        byte[] bytes = state.toByteArray();
        store.put(
                key,
                ByteBuffer.allocate(4 + bytes.length).putInt(day).put(bytes).array());
    }

    private static byte[] day(int day) {
        return ByteBuffer.allocate(4).putInt(day).array();
    }

    private static ValueState read(byte[] kept) {
        try {
            return ValueState.parseFrom(ByteBuffer.wrap(kept, 4, kept.length - 4));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("The store of values holds what was not written by it", e);
        }
    }

    private static Bytes key(SharedValue value) {
        return holderKey(value, "");
    }

    private static Bytes holderKey(SharedValue value, String account) {
        byte[] name = account.getBytes(StandardCharsets.UTF_8);
        ByteBuffer key = ByteBuffer.allocate(11 + name.length).putShort(Slices.slice(value.spread()));
        return Bytes.wrap(Values.put(key, value).put(name).array());
    }
}
