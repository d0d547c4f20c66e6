package dev.stillwatch.linking.stream;

import dev.stillwatch.linking.evidence.Kind;
import dev.stillwatch.linking.evidence.LinkWeights;
import dev.stillwatch.linking.evidence.Moment;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** How many of one task's accounts did something at a time. Kept for as long as times of a kind count. */
final class MomentCensus {

    private static final String PREFIX = "moment/";
    private static final String AFTER = "moment0";
    private static final Comparator<Moment> ORDER =
            Comparator.comparing(Moment::kind).thenComparingInt(Moment::slot);

    private final KeyValueStore<String, byte[]> store;
    private final TreeMap<Moment, int[]> counts = new TreeMap<>(ORDER);
    private final TreeMap<Moment, Integer> changed = new TreeMap<>(ORDER);
    private int today = Integer.MIN_VALUE;

    /** Takes up what the store holds. */
    MomentCensus(KeyValueStore<String, byte[]> store) {
        this.store = store;
        try (KeyValueIterator<String, byte[]> kept = store.range(PREFIX, AFTER)) {
            kept.forEachRemaining(entry -> {
                String[] key = entry.key.split("/", -1);
                var value = ByteBuffer.wrap(entry.value);
                var moment = new Moment(Kind.ofCode(Integer.parseInt(key[1])), Integer.parseInt(key[2]));
                counts.put(moment, new int[] {value.getInt(), value.getInt()});
            });
        }
    }

    /** One more account did these. */
    void count(Collection<Moment> moments, int day) {
        for (Moment moment : moments) {
            int[] count = counts.computeIfAbsent(moment, m -> new int[2]);
            count[0]++;
            count[1] = day;
            changed.put(moment, count[0]);
        }
    }

    /** The counts that have changed since the last call. */
    SortedMap<Moment, Integer> changed() {
        var taken = new TreeMap<>(changed);
        changed.clear();
        taken.keySet().forEach(moment -> {
            int[] count = counts.getOrDefault(moment, new int[2]);
            store.put(
                    key(moment),
                    ByteBuffer.allocate(8).putInt(count[0]).putInt(count[1]).array());
        });
        return taken;
    }

    /** Forgets what counts no more, once a day. */
    void expire(int day, LinkWeights weights) {
        if (day == today) {
            return;
        }
        today = day;
        counts.entrySet().removeIf(entry -> {
            boolean gone = weights.of(entry.getKey().kind()).expired(day - entry.getValue()[1]);
            if (gone) {
                store.delete(key(entry.getKey()));
            }
            return gone;
        });
    }

    private static String key(Moment moment) {
        return PREFIX + moment.kind().code() + "/" + moment.slot();
    }
}
