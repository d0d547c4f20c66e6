package dev.stillwatch.platform.epoch;

import dev.stillwatch.platform.telemetry.EpochCauses;
import dev.stillwatch.type.v1.Watermark;
import io.opentelemetry.api.trace.SpanContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Turns the records of several input partitions (lanes) into closed epochs. An epoch closes when every lane's watermarks have passed
 * its end. What closes is a set in a fixed order: two buffers fed from the same logs give the same epochs, whatever the
 * interleaving of the lanes was. Not for several threads.
 *
 * <p>A record whose epoch its own lane has already closed is late; it counts in the first epoch that the lane has still open.
 *
 * @param <T> type of the records
 */
public final class EpochBuffer<T> {

    private record Held<T>(long timeMillis, T record) {}

    /** Where a record stood, so that reading can be taken up again before the first one that is still held. */
    private record Mark(long offset, Watermarks before, long epoch) {}

    private static final class Lane {
        private Watermarks watermarks;
        private long next;
        private final ArrayDeque<Mark> marks = new ArrayDeque<>();

        private Lane(LanePosition position) {
            this.watermarks = position.watermarks();
            this.next = position.offset();
        }
    }

    private final EpochLength length;
    private final Comparator<Held<T>> order;
    private final Map<Object, Lane> lanes = new HashMap<>();
    private final TreeMap<Long, List<Held<T>>> open = new TreeMap<>();
    private final EpochCauses causes = new EpochCauses();
    private int held;

    /**
     * @param length how long epochs are
     * @param order tells records of the same moment apart; it must not depend on arrival
     */
    public EpochBuffer(EpochLength length, Comparator<? super T> order) {
        this.length = length;
        this.order = Comparator.<Held<T>>comparingLong(Held::timeMillis).thenComparing(Held::record, order);
    }

    /** Begins to wait for a lane, such as a topic's partition, from a position on. */
    public void addLane(Object lane, LanePosition from) {
        lanes.put(lane, new Lane(from));
    }

    /** Forgets every lane and every record: after partitions were taken away. */
    public void clear() {
        lanes.clear();
        open.clear();
        causes.clear();
        held = 0;
    }

    /** Takes a record of which it is not known where it came from. */
    public void add(Object lane, long offset, long timeMillis, T record) {
        add(lane, offset, timeMillis, record, SpanContext.getInvalid());
    }

    /**
     * Takes a record.
     *
     * @param lane a lane that was added
     * @param offset its offset in the lane
     * @param timeMillis its event time in milliseconds
     * @param record the record
     * @param cause the span it came from, for the trace alone
     */
    public void add(Object lane, long offset, long timeMillis, T record, SpanContext cause) {
        Lane into = lane(lane);
        long epoch = length.epochOf(timeMillis);
        OptionalLong low = into.watermarks.low();
        if (low.isPresent()) {
            epoch = low.getAsLong() == Long.MAX_VALUE ? epoch : Math.max(epoch, length.lastEnded(low.getAsLong()) + 1);
        }
        into.marks.add(new Mark(offset, into.watermarks, epoch));
        into.next = offset + 1;
        open.computeIfAbsent(epoch, e -> new ArrayList<>()).add(new Held<>(timeMillis, record));
        causes.add(epoch, cause);
        held++;
    }

    /** Takes a watermark that stands in a lane. */
    public void advance(Object lane, long offset, Watermark watermark) {
        Lane into = lane(lane);
        into.watermarks = into.watermarks.advance(watermark);
        into.next = offset + 1;
    }

    /** Passes over a record that is of no use here. */
    public void skip(Object lane, long offset) {
        lane(lane).next = offset + 1;
    }

    /** The last epoch that is closed in all lanes; empty before every lane has promised something. */
    public OptionalLong closedThrough() {
        OptionalLong low = low();
        return low.isEmpty()
                ? low
                : OptionalLong.of(
                        low.getAsLong() == Long.MAX_VALUE ? Long.MAX_VALUE : length.lastEnded(low.getAsLong()));
    }

    /** Everything before this moment has arrived in all lanes; empty before every lane has promised something. */
    public OptionalLong low() {
        if (lanes.isEmpty()) {
            return OptionalLong.empty();
        }
        long low = Long.MAX_VALUE;
        for (Lane lane : lanes.values()) {
            OptionalLong of = lane.watermarks.low();
            if (of.isEmpty()) {
                return of;
            }
            low = Math.min(low, of.getAsLong());
        }
        return OptionalLong.of(low);
    }

    /** The next closed epoch that holds records, oldest first; empty when there is none yet. */
    public Optional<ClosedEpoch<T>> poll() {
        OptionalLong through = closedThrough();
        if (through.isEmpty() || open.isEmpty() || open.firstKey() > through.getAsLong()) {
            return Optional.empty();
        }
        var first = open.pollFirstEntry();
        List<Held<T>> records = first.getValue();
        held -= records.size();
        records.sort(order);
        for (Lane lane : lanes.values()) {
            while (!lane.marks.isEmpty() && lane.marks.peekFirst().epoch <= first.getKey()) {
                lane.marks.removeFirst();
            }
        }
        return Optional.of(new ClosedEpoch<>(
                first.getKey(),
                length.end(first.getKey()),
                records.stream().map(Held::record).toList(),
                causes.take(first.getKey())));
    }

    /**
     * Where reading a lane would have to start again so that nothing still held is missed. Records of closed epochs may stand
     * behind it; read again, they gather in their old epochs, which the reader tells by their number and passes over.
     */
    public LanePosition position(Object lane) {
        Lane of = lane(lane);
        Mark oldest = of.marks.peekFirst();
        return oldest == null
                ? new LanePosition(of.next, of.watermarks)
                : new LanePosition(oldest.offset, oldest.before);
    }

    /** How many records are held back for epochs that are still open. */
    public int held() {
        return held;
    }

    private Lane lane(Object lane) {
        Lane of = lanes.get(lane);
        if (of == null) {
            throw new IllegalArgumentException("No such lane: " + lane);
        }
        return of;
    }
}
