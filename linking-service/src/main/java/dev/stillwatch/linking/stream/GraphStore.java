package dev.stillwatch.linking.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.stillwatch.linking.cohort.Cohorts;
import dev.stillwatch.linking.cohort.Edge;
import dev.stillwatch.linking.cohort.Standing;
import dev.stillwatch.linking.evidence.Kind;
import dev.stillwatch.linking.evidence.LinkWeights;
import dev.stillwatch.linking.evidence.Moment;
import dev.stillwatch.linking.evidence.SharedValue;
import dev.stillwatch.linking.stream.wire.CohortState;
import dev.stillwatch.linking.v1.CohortDelta;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** All that the third stage must find again after a restart: edges, cohorts, members, populations. Written as it changes, read at the start only. */
final class GraphStore {

    private static final byte EDGE = 'e';
    private static final byte COHORT = 'c';
    private static final byte MEMBER = 'm';
    private static final byte POPULATION = 'p';
    private static final byte MOMENT = 't';
    private static final byte AFTER_MOMENT = 'u';
    private static final byte WORKER = 'w';
    private static final byte FRINGE = 'f';

    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<Integer, Long> populations = new TreeMap<>();

    GraphStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Puts everything that is kept into the cohorts, which have been told the day. */
    void restoreInto(Cohorts cohorts) {
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> {
                ByteBuffer key = ByteBuffer.wrap(entry.key.get());
                ByteBuffer value = ByteBuffer.wrap(entry.value);
                byte sort = key.get();
                switch (sort) {
                    case EDGE -> {
                        SharedValue shared = Values.get(key);
                        cohorts.see(shared, text(key), value.getInt());
                    }
                    case COHORT -> cohorts.restore(text(key), standing(entry.value));
                    case MEMBER -> cohorts.restoreMember(text(key), text(value));
                    case WORKER -> cohorts.restoreWorker(text(key), text(value));
                    case FRINGE -> cohorts.restoreFringe(text(key), text(value));
                    case MOMENT ->
                        cohorts.moment(
                                new Moment(Kind.ofCode(key.get()), key.getInt()),
                                key.getInt(),
                                value.getInt(),
                                value.getInt());
                    case POPULATION -> populations.put(key.getInt(), value.getLong());
                    default -> throw new IllegalStateException("The store of the graph holds a key of sort " + sort);
                }
            });
        }
        cohorts.population(population());
        cohorts.restored();
    }

    void edge(SharedValue value, String account, int day) {
        store.put(edgeKey(value, account), ByteBuffer.allocate(4).putInt(day).array());
    }

    void gone(List<Edge> edges) {
        edges.forEach(e -> store.delete(edgeKey(e.value(), e.account())));
    }

    /** Notes how many accounts of a task did something at a time, as of a day. */
    void moment(Moment moment, int partition, int accounts, int day) {
        byte[] key = ByteBuffer.allocate(10)
                .put(MOMENT)
                .put((byte) moment.kind().code())
                .putInt(moment.slot())
                .putInt(partition)
                .array();
        store.put(
                Bytes.wrap(key),
                ByteBuffer.allocate(8).putInt(accounts).putInt(day).array());
    }

    /** Forgets times that were counted longer ago than they count. */
    void forgetMoments(int today, LinkWeights weights) {
        var gone = new ArrayList<Bytes>();
        try (KeyValueIterator<Bytes, byte[]> all =
                store.range(Bytes.wrap(new byte[] {MOMENT}), Bytes.wrap(new byte[] {AFTER_MOMENT}))) {
            all.forEachRemaining(entry -> {
                Kind kind = Kind.ofCode(entry.key.get()[1]);
                int day = ByteBuffer.wrap(entry.value).getInt(Integer.BYTES);
                if (weights.of(kind).expired(today - day)) {
                    gone.add(entry.key);
                }
            });
        }
        gone.forEach(store::delete);
    }

    /** Notes how many accounts a task knows. Returns how many all know. */
    long population(int partition, long accounts) {
        populations.put(partition, accounts);
        store.put(
                Bytes.wrap(
                        ByteBuffer.allocate(5).put(POPULATION).putInt(partition).array()),
                ByteBuffer.allocate(8).putLong(accounts).array());
        return population();
    }

    private long population() {
        return populations.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Notes what has changed; deltas in the order in which they are sent. */
    void apply(List<CohortDelta> deltas) {
        for (CohortDelta delta : deltas) {
            String cohort = delta.getCohortId();
            byte[] name = cohort.getBytes(StandardCharsets.UTF_8);
            delta.getLeftList().forEach(a -> {
                store.delete(key(MEMBER, a));
                store.delete(key(WORKER, a));
                store.delete(key(FRINGE, a));
            });
            delta.getJoinedList().forEach(a -> store.put(key(MEMBER, a), name));
            delta.getWorkersList().forEach(a -> store.put(key(WORKER, a), name));
            delta.getFringeList().forEach(a -> store.put(key(FRINGE, a), name));
            delta.getWovenList().forEach(a -> store.delete(key(FRINGE, a)));
            if (delta.getDissolved()) {
                store.delete(key(COHORT, cohort));
            } else {
                store.put(key(COHORT, cohort), state(Cohorts.after(delta)).toByteArray());
            }
        }
    }

    private static CohortState state(Standing standing) {
        return CohortState.newBuilder()
                .setVersion(standing.version())
                .setGeneration(standing.generation())
                .addAllLinks(standing.links())
                .setOperator(standing.operator())
                .build();
    }

    private static Standing standing(byte[] kept) {
        try {
            CohortState state = CohortState.parseFrom(kept);
            return new Standing(state.getVersion(), state.getGeneration(), state.getLinksList(), state.getOperator());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("The store of the graph holds a cohort that was not written by it", e);
        }
    }

    private static Bytes edgeKey(SharedValue value, String account) {
        byte[] name = account.getBytes(StandardCharsets.UTF_8);
        ByteBuffer key = ByteBuffer.allocate(10 + name.length).put(EDGE);
        return Bytes.wrap(Values.put(key, value).put(name).array());
    }

    private static Bytes key(byte sort, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(
                ByteBuffer.allocate(1 + bytes.length).put(sort).put(bytes).array());
    }

    private static String text(ByteBuffer from) {
        return StandardCharsets.UTF_8.decode(from).toString();
    }
}
