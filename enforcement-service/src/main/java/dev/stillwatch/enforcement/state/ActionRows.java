package dev.stillwatch.enforcement.state;

import com.google.protobuf.ByteString;
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
    private int[] slots = new int[128];
    private int size;
    private @Nullable Shared latest;

    /** How many there are. */
    int size() {
        return size;
    }

    /** Takes an action, in place of an earlier record of it; its row. Rows are numbered from 0 and never change their action. */
    int put(Action action) {
        int slot = slot(action.getActionId());
        int row = slots[slot] - 1;
        if (row < 0) {
            row = size++;
            if (row == own.length) {
                int more = row + Math.max(64, row / 4);
                own = Arrays.copyOf(own, more);
                of = Arrays.copyOf(of, more);
            }
            slots[slot] = row + 1;
        } else {
            release(of[row]);
        }
        own[row] = pack(action);
        of[row] = share(action);
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

    private static byte[] pack(Action action) {
        ByteString id = action.getActionIdBytes();
        ByteString account = action.getSubject().getAccountBytes();
        byte[] packed = new byte
                [CodedOutputStream.computeBytesSizeNoTag(id)
                        + CodedOutputStream.computeBytesSizeNoTag(account)
                        + CodedOutputStream.computeUInt64SizeNoTag(action.getExchangesBefore())];
        CodedOutputStream out = CodedOutputStream.newInstance(packed);
        try {
            out.writeBytesNoTag(id);
            out.writeBytesNoTag(account);
            out.writeUInt64NoTag(action.getExchangesBefore());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed;
    }

    /** Records of one decision follow one another, so what the last one shared is tried first. */
    private Shared share(Action action) {
        Shared last = latest;
        if (last != null && last.uses > 0 && alike(last.action, action)) {
            last.uses++;
            return last;
        }
        Action alike = action.toBuilder()
                .clearActionId()
                .clearSubject()
                .clearExchangesBefore()
                .build();
        Shared entry = shared.computeIfAbsent(alike, Shared::new);
        entry.uses++;
        latest = entry;
        return entry;
    }

    private static boolean alike(Action shared, Action action) {
        return shared.getKind() == action.getKind()
                && shared.getMode() == action.getMode()
                && shared.getState() == action.getState()
                && shared.getDecidedAt().equals(action.getDecidedAt())
                && shared.getExpiresAt().equals(action.getExpiresAt())
                && shared.getCampaignId().equals(action.getCampaignId())
                && shared.getCohortId().equals(action.getCohortId())
                && shared.getPolicyId().equals(action.getPolicyId())
                && shared.getPolicyVersion().equals(action.getPolicyVersion())
                && shared.getReasonsList().equals(action.getReasonsList())
                && action.getState() == Action.State.STATE_ACTIVE
                && action.getUnknownFields().asMap().isEmpty();
    }

    private void release(@Nullable Shared entry) {
        if (entry != null && --entry.uses == 0) {
            shared.remove(entry.action);
        }
    }

    private int slot(String actionId) {
        int mask = slots.length - 1;
        int slot = spread(actionId.hashCode()) & mask;
        while (slots[slot] != 0 && !id(slots[slot] - 1).equals(actionId)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void rehash() {
        slots = new int[2 * slots.length];
        for (int row = 0; row < size; row++) {
            slots[slot(id(row))] = row + 1;
        }
    }

    private static int spread(int hash) {
        return hash * 0x9E3779B9 ^ hash >>> 15;
    }
}
