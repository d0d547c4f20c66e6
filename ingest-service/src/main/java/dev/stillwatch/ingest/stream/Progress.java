package dev.stillwatch.ingest.stream;

import dev.stillwatch.ingest.state.Lane;
import dev.stillwatch.ingest.state.Position;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How far the records of this instance are known to be among the events seen. Batches end in any order; a lane has come as far as all that
 * was sent into it before is done, which is why tickets stand in line, in the order of sends. Safe for all threads.
 */
final class Progress {

    private final Lanes lanes;
    private final List<Deque<Ticket>> lines = new ArrayList<>();
    private final long[] through;
    private final long[] saved;
    private long watermark = Long.MIN_VALUE;
    private long savedWatermark = Long.MIN_VALUE;

    /** From where an earlier run left off; what is there already counts as saved. */
    Progress(Lanes lanes, Position from) {
        this.lanes = lanes;
        this.through = new long[lanes.count()];
        for (int lane = 0; lane < through.length; lane++) {
            Long offset = from.through().get(lanes.lane(lane));
            through[lane] = offset == null ? -1 : offset;
            lines.add(new ArrayDeque<>());
        }
        this.saved = through.clone();
        from.watermark().ifPresent(millis -> {
            watermark = millis;
            savedWatermark = millis;
        });
    }

    /** A shipment is about to be sent into these lanes. Called in the order of sends. */
    synchronized void open(Ticket ticket, BitSet into) {
        into.stream().forEach(lane -> lines.get(lane).addLast(ticket));
    }

    /** All of a shipment that is durable is remembered too. */
    synchronized void done(Ticket ticket) {
        ticket.finish();
        for (int lane = 0; lane < through.length; lane++) {
            Deque<Ticket> line = lines.get(lane);
            for (Ticket first = line.peekFirst(); first != null && first.isDone(); first = line.peekFirst()) {
                through[lane] = Math.max(through[lane], first.offset(lane));
                line.removeFirst();
            }
        }
    }

    /** A watermark is durable in all lanes. */
    synchronized void durable(long watermarkMillis) {
        watermark = Math.max(watermark, watermarkMillis);
    }

    /** What has changed since the last save. */
    synchronized Position unsaved() {
        Map<Lane, Long> changed = new HashMap<>();
        for (int lane = 0; lane < through.length; lane++) {
            if (through[lane] > saved[lane]) {
                changed.put(lanes.lane(lane), through[lane]);
            }
        }
        return new Position(changed, watermark > savedWatermark ? OptionalLong.of(watermark) : OptionalLong.empty());
    }

    /** This was saved. */
    synchronized void saved(Position position) {
        for (int lane = 0; lane < saved.length; lane++) {
            Long offset = position.through().get(lanes.lane(lane));
            if (offset != null) {
                saved[lane] = Math.max(saved[lane], offset);
            }
        }
        position.watermark().ifPresent(millis -> savedWatermark = Math.max(savedWatermark, millis));
    }
}
