package dev.stillwatch.scoring.state;

import dev.stillwatch.platform.kafka.KafkaConfiguration;
import dev.stillwatch.platform.kafka.Topic;
import dev.stillwatch.scoring.telemetry.Stage;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisFuture;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The ids of all subjects in order of their bytes, page by page, merged from the sorted sets of all partitions. */
@Singleton
public final class Listing {

    private static final byte[] BEFORE_ALL = new byte[0];

    private final RoundTrip trips;
    private final List<byte[]> accountShards;
    private final List<byte[]> cohortShards;

    Listing(RoundTrip trips, AccountStore accounts, CohortStore cohorts, KafkaConfiguration kafka) {
        this.trips = trips;
        this.accountShards = IntStream.range(0, Topic.SKETCHES.partitions(kafka))
                .mapToObj(accounts::index)
                .toList();
        this.cohortShards = List.of(cohorts.index());
    }

    /** At most {@code most} accounts after one; empty for the first. */
    public List<String> accounts(String after, int most) {
        return page(accountShards, after, most);
    }

    /** At most {@code most} cohorts after one; empty for the first. */
    public List<String> cohorts(String after, int most) {
        return page(cohortShards, after, most);
    }

    /**
     * Each shard gives its next few. What lies after the last one of a shard that has more is not known yet, so the page is complete only up to
     * the least of these; the rest comes in the next round.
     */
    private List<String> page(List<byte[]> shards, String after, int most) {
        List<String> page = new ArrayList<>();
        byte[] from = CohortCodec.bytes(after);
        int each = Math.max(16, 2 * most / shards.size());
        boolean more = true;
        while (more && page.size() < most) {
            byte[] start = from;
            List<List<byte[]>> answers = trips.of(
                    Stage.API,
                    () -> shards.stream().map(shard -> next(shard, start, each)).toList());
            var found = new TreeMap<byte[], Boolean>(Arrays::compareUnsigned);
            byte[] known = null;
            for (List<byte[]> answer : answers) {
                answer.forEach(id -> found.put(id, true));
                if (answer.size() == each && (known == null || Arrays.compareUnsigned(answer.getLast(), known) < 0)) {
                    known = answer.getLast();
                }
            }
            more = known != null;
            var complete = known == null ? found : found.headMap(known, true);
            for (byte[] id : complete.keySet()) {
                if (page.size() < most) {
                    page.add(CohortCodec.text(id));
                    from = id;
                }
            }
        }
        return page;
    }

    private RedisFuture<List<byte[]>> next(byte[] shard, byte[] after, int most) {
        Range<byte[]> range = Range.from(
                after.length == 0 ? Range.Boundary.including(BEFORE_ALL) : Range.Boundary.excluding(after),
                Range.Boundary.unbounded());
        return trips.redis().commands().zrangebylex(shard, range, Limit.create(0, most));
    }
}
