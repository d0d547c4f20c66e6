package dev.stillwatch.enforcement.state;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.type.v1.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Actions in few bytes. What the actions of a cohort say alike (policy, case, reasons, moments) is kept once, as an action without what is
 * its own; of each action only its id, its account and its exchanges are kept, serialised. Not for several threads.
 */
final class ActionRows {

    private static final class Shared {
        private final Action action;
        private final long decidedMillis;
        private int uses;

        private Shared(Action action) {
            this.action = action;
            this.decidedMillis = EventTime.millis(action.getDecidedAt());
        }
    }

    private final Map<Action, Shared> shared = new HashMap<>();
    private Shared[] of = new Shared[64];
    private byte[][] own = new byte[64][];

    /** Of each row's id, so that a table that grows reads no id anew. */
    private int[] hashes = new int[64];

    private int[] slots = new int[128];
    private int size;
    private @Nullable Shared latest;

    /** How many there are. */
    int size() {
        return size;
    }

    /** Takes an action, in place of an earlier record of it; its row. Rows are numbered from 0 and never change their action. */
    int put(ActionReader.Split action) {
        int slot = slot(action.actionId());
        int row = slots[slot] - 1;
        if (row < 0) {
            row = size++;
            if (row == own.length) {
                int more = row + Math.max(64, row / 4);
                own = Arrays.copyOf(own, more);
                of = Arrays.copyOf(of, more);
                hashes = Arrays.copyOf(hashes, more);
            }
            hashes[row] = spread(action.actionId().hashCode());
            slots[slot] = row + 1;
        } else {
            release(of[row]);
        }
        own[row] = pack(action);
        of[row] = share(action.alike());
        if (size > slots.length * 2 / 3) {
            rehash();
        }
        return row;
    }

    /** The row of an action; -1 when there is none. */
    int find(String actionId) {
        return slots[slot(actionId)] - 1;
    }

    /** The action of a row. */
    Action get(int row) {
        CodedInputStream in = CodedInputStream.newInstance(own[row]);
        try {
            return of[row].action.toBuilder()
                    .setActionId(in.readString())
                    .setSubject(Subject.newBuilder().setAccount(in.readString()))
                    .setExchangesBefore(in.readUInt64())
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When the action of a row was decided, milliseconds since 1970. */
    long decidedMillis(int row) {
        return of[row].decidedMillis;
    }

    /** The id of the action of a row. */
    String id(int row) {
        try {
            return CodedInputStream.newInstance(own[row]).readString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the action of a row is about an account. */
    boolean isAbout(int row, String account) {
        CodedInputStream in = CodedInputStream.newInstance(own[row]);
        try {
            in.skipRawBytes(in.readRawVarint32());
            return in.readString().equals(account);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] pack(ActionReader.Split action) {
        byte[] packed = new byte
                [CodedOutputStream.computeStringSizeNoTag(action.actionId())
                        + CodedOutputStream.computeStringSizeNoTag(action.account())
                        + CodedOutputStream.computeUInt64SizeNoTag(action.exchangesBefore())];
        CodedOutputStream out = CodedOutputStream.newInstance(packed);
        try {
            out.writeStringNoTag(action.actionId());
            out.writeStringNoTag(action.account());
            out.writeUInt64NoTag(action.exchangesBefore());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed;
    }

    /** Records of one decision follow one another, so what the last one shared is tried first: most often it is the same object. */
    private Shared share(Action alike) {
        Shared last = latest;
        if (last != null && last.uses > 0 && last.action.equals(alike)) {
            last.uses++;
            return last;
        }
        Shared entry = shared.computeIfAbsent(alike, Shared::new);
        entry.uses++;
        latest = entry;
        return entry;
    }

    private void release(@Nullable Shared entry) {
        if (entry != null && --entry.uses == 0) {
            shared.remove(entry.action);
        }
    }

    private int slot(String actionId) {
        int mask = slots.length - 1;
        int hash = spread(actionId.hashCode());
        int slot = hash & mask;
        while (slots[slot] != 0
                && !(hashes[slots[slot] - 1] == hash && id(slots[slot] - 1).equals(actionId))) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void rehash() {
        slots = new int[2 * slots.length];
        int mask = slots.length - 1;
        for (int row = 0; row < size; row++) {
            int slot = hashes[row] & mask;
            while (slots[slot] != 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = row + 1;
        }
    }

    private static int spread(int hash) {
        return hash * 0x9E3779B9 ^ hash >>> 15;
    }
}
