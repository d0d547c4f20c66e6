package dev.stillwatch.enforcement.check;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import dev.stillwatch.enforcement.policy.Ladder;
import dev.stillwatch.enforcement.v1.ActionKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;

/**
 * What takes effect on each account, for millions of actions in memory: about fifty bytes an action, in open-addressed arrays of
 * primitives. An account is known by 128 bits of keyed hash (SipHash-2-4 twice, the keys random in each process), so that no two are
 * taken for one, whoever chose their names. One writer; readers of any number of threads, who never wait for it longer than one write takes.
 */
public final class Standings {

    private static final int SEGMENTS = 64;

    /** Of a word of hash: these bits choose the segment, lower ones the slot. */
    private static final int SEGMENT_SHIFT = Long.SIZE - Integer.numberOfTrailingZeros(SEGMENTS);

    private final HashFunction first = random();
    private final HashFunction second = random();
    private final Segment[] segments = new Segment[SEGMENTS];
    private final Map<Held, Integer> ordinals = new HashMap<>();
    private volatile Held[] held = new Held[0];

    /** Nothing takes effect on anybody. */
    public Standings() {
        for (int i = 0; i < SEGMENTS; i++) {
            segments[i] = new Segment();
        }
    }

    /** An action takes effect from now on, or goes on as something else. */
    public void put(String account, String actionId, Held action) {
        long one = hash(first, account);
        segment(one).put(one, hash(second, account), hash(first, actionId), ordinal(action));
    }

    /** An action takes effect no more; it need not have. */
    public void remove(String account, String actionId) {
        long one = hash(first, account);
        segment(one).remove(one, hash(second, account), hash(first, actionId));
    }

    /** The strongest action in force on an account, which hides the others; null when there is none. */
    public @Nullable Held strongest(String account) {
        long one = hash(first, account);
        return segment(one).strongest(one, hash(second, account), this);
    }

    /** How many actions take effect. */
    public long size() {
        long size = 0;
        for (Segment segment : segments) {
            size += segment.size();
        }
        return size;
    }

    private Segment segment(long hash) {
        return segments[(int) (hash >>> SEGMENT_SHIFT)];
    }

    /** One number for each kind under each policy of each version: there are few. */
    private int ordinal(Held action) {
        return ordinals.computeIfAbsent(action, a -> {
            Held[] more = Arrays.copyOf(held, held.length + 1);
            more[held.length] = a;
            held = more;
            return more.length;
        });
    }

    private @Nullable Held stronger(@Nullable Held strongest, int ordinal) {
        Held[] known = held;
        if (ordinal < 1 || ordinal > known.length) {
            // Read while it was being written; the reader looks again.
            return strongest;
        }
        Held other = known[ordinal - 1];
        return strongest == null || rung(other.kind()) > rung(strongest.kind()) ? other : strongest;
    }

    private static long hash(HashFunction function, String text) {
        return function.hashUnencodedChars(text).asLong();
    }

    private static int rung(ActionKind kind) {
        return Ladder.rung(kind);
    }

    private static HashFunction random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return Hashing.sipHash24(random.nextLong(), random.nextLong());
    }

    /** The slots: parallel arrays, a power of two of them, linear probing. Ordinal 0 is an empty slot. */
    private static final class Slots {

        private final long[] one;
        private final long[] two;
        private final long[] action;
        private final int[] ordinal;

        Slots(int capacity) {
            one = new long[capacity];
            two = new long[capacity];
            action = new long[capacity];
            ordinal = new int[capacity];
        }

        int mask() {
            return ordinal.length - 1;
        }

        void set(int slot, long account, long account2, long id, int what) {
            one[slot] = account;
            two[slot] = account2;
            action[slot] = id;
            ordinal[slot] = what;
        }

        void move(int from, int to) {
            set(to, one[from], two[from], action[from], ordinal[from]);
        }
    }

    private static final class Segment {

        private static final int SMALLEST = 16;

        private final StampedLock lock = new StampedLock();
        private Slots slots = new Slots(SMALLEST);
        private int used;

        @Nullable
        Held strongest(long one, long two, Standings standings) {
            long stamp = lock.tryOptimisticRead();
            if (stamp != 0) {
                Held found = find(one, two, standings);
                if (lock.validate(stamp)) {
                    return found;
                }
            }
            stamp = lock.readLock();
            try {
                return find(one, two, standings);
            } finally {
                lock.unlockRead(stamp);
            }
        }

        private @Nullable Held find(long one, long two, Standings standings) {
            Slots now = slots;
            int mask = now.mask();
            Held strongest = null;
            // As many steps as there are slots, at most: what is read while it is written may have no empty one.
            for (int step = 0, slot = (int) one & mask; step <= mask; step++, slot = slot + 1 & mask) {
                int ordinal = now.ordinal[slot];
                if (ordinal == 0) {
                    break;
                }
                if (now.one[slot] == one && now.two[slot] == two) {
                    strongest = standings.stronger(strongest, ordinal);
                }
            }
            return strongest;
        }

        void put(long one, long two, long action, int ordinal) {
            long stamp = lock.writeLock();
            try {
                int slot = slot(one, two, action);
                if (slots.ordinal[slot] == 0 && ++used > slots.ordinal.length * 3 / 4) {
                    grow();
                    slot = slot(one, two, action);
                }
                slots.set(slot, one, two, action, ordinal);
            } finally {
                lock.unlockWrite(stamp);
            }
        }

        void remove(long one, long two, long action) {
            long stamp = lock.writeLock();
            try {
                int slot = slot(one, two, action);
                if (slots.ordinal[slot] != 0) {
                    close(slot);
                    used--;
                }
            } finally {
                lock.unlockWrite(stamp);
            }
        }

        long size() {
            long stamp = lock.readLock();
            try {
                return used;
            } finally {
                lock.unlockRead(stamp);
            }
        }

        /** Where the action is, or else the empty slot where it would go. */
        private int slot(long one, long two, long action) {
            int mask = slots.mask();
            int slot = (int) one & mask;
            while (slots.ordinal[slot] != 0
                    && !(slots.one[slot] == one && slots.two[slot] == two && slots.action[slot] == action)) {
                slot = slot + 1 & mask;
            }
            return slot;
        }

        /** Empties a slot and moves back what was pushed past it (Knuth 6.4, algorithm R). */
        private void close(int emptied) {
            int mask = slots.mask();
            int hole = emptied;
            for (int slot = hole + 1 & mask; slots.ordinal[slot] != 0; slot = slot + 1 & mask) {
                int home = (int) slots.one[slot] & mask;
                boolean reaches = hole <= slot ? home <= hole || home > slot : home <= hole && home > slot;
                if (reaches) {
                    slots.move(slot, hole);
                    hole = slot;
                }
            }
            slots.set(hole, 0, 0, 0, 0);
        }

        private void grow() {
            Slots old = slots;
            slots = new Slots(2 * old.ordinal.length);
            for (int i = 0; i < old.ordinal.length; i++) {
                if (old.ordinal[i] != 0) {
                    int slot = slot(old.one[i], old.two[i], old.action[i]);
                    slots.set(slot, old.one[i], old.two[i], old.action[i], old.ordinal[i]);
                }
            }
        }
    }
}
