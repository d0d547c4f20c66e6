package dev.stillwatch.sketch.activity;

import dev.stillwatch.ingest.v1.AccountFact;
import dev.stillwatch.ingest.v1.Sketch;
import java.util.Arrays;

/**
 * Adds up sketches, facts and activities into one {@link Activity}, cheaper than merging them one by one. The order does not
 * matter. Not for use by several threads at once.
 */
public final class ActivityBuilder {
    private final SlotTable table = new SlotTable();
    private Latest plan = Latest.NONE;
    private Latest programme = Latest.NONE;
    private Latest organization = Latest.NONE;

    ActivityBuilder() {}

    /** Adds one exchange. */
    public ActivityBuilder add(Sketch sketch) {
        SketchFeatures.addTo(this, sketch);
        return this;
    }

    /** Adds one exchange, and how it stands to the releases of models known by then. */
    public ActivityBuilder add(Sketch sketch, Releases releases) {
        add(sketch);
        if (!releases.all().isEmpty()) {
            SketchFeatures.addRelease(this, sketch, releases);
        }
        return this;
    }

    /** Adds one account event. */
    public ActivityBuilder add(AccountFact fact) {
        FactFeatures.addTo(this, fact);
        return this;
    }

    /** Adds all of an activity. */
    public ActivityBuilder add(Activity activity) {
        SparseVector vector = activity.vector();
        for (int i = 0; i < vector.size(); i++) {
            table.add(vector.slotAt(i), vector.valueAt(i));
        }
        plan = plan.merge(activity.latestPlan());
        programme = programme.merge(activity.latestProgramme());
        organization = organization.merge(activity.latestOrganization());
        return this;
    }

    /** Returns the sum of all that was added. */
    public Activity build() {
        return new Activity(table.toVector(), plan, programme, organization);
    }

    void count(Counter counter, long by) {
        table.add(counter.slot(), by);
    }

    void countIf(boolean condition, Counter counter) {
        if (condition) {
            table.add(counter.slot(), 1);
        }
    }

    void bucket(Histogram histogram, int bucket, long by) {
        table.add(histogram.slot(bucket), by);
    }

    void hashed(Histogram histogram, long hash, long by) {
        if (hash != 0) {
            table.add(histogram.slotOfHash(hash), by);
        }
    }

    void member(Distinct set, long hash) {
        if (hash != 0) {
            long mixed = Mix.mix(hash);
            int slot = set.base() + HyperLogLog.register(mixed, set.precision());
            table.add(slot, HyperLogLog.rank(mixed, set.precision()));
        }
    }

    void extreme(Extreme extreme, long number) {
        table.add(extreme.slot(), extreme.store(number));
    }

    void day(long epochDay) {
        table.add(SparseVector.FIRST_DAY + Math.clamp(epochDay, 0, 49_999), 1);
    }

    void plan(Latest latest) {
        plan = plan.merge(latest);
    }

    void programme(Latest latest) {
        programme = programme.merge(latest);
    }

    void organization(Latest latest) {
        organization = organization.merge(latest);
    }

    /** Open-addressing table from slot to number. */
    private static final class SlotTable {
        private static final int FREE = -1;
        private int[] slots = emptySlots(512);
        private long[] values = new long[512];
        private int size;

        void add(int slot, long value) {
            if (value == 0) {
                return;
            }
            if (size * 2 >= slots.length) {
                grow();
            }
            int at = find(slot);
            if (slots[at] == FREE) {
                slots[at] = slot;
                values[at] = value;
                size++;
            } else {
                values[at] = SparseVector.combine(slot, values[at], value);
            }
        }

        private int find(int slot) {
            int mask = slots.length - 1;
            int at = ((slot * 0x9E3779B9) >>> 7) & mask;
            while (slots[at] != FREE && slots[at] != slot) {
                at = (at + 1) & mask;
            }
            return at;
        }

        private void grow() {
            int[] oldSlots = slots;
            long[] oldValues = values;
            slots = emptySlots(oldSlots.length * 2);
            values = new long[oldSlots.length * 2];
            for (int i = 0; i < oldSlots.length; i++) {
                if (oldSlots[i] != FREE) {
                    int at = find(oldSlots[i]);
                    slots[at] = oldSlots[i];
                    values[at] = oldValues[i];
                }
            }
        }

        SparseVector toVector() {
            int[] sorted = new int[size];
            int next = 0;
            for (int slot : slots) {
                if (slot != FREE) {
                    sorted[next++] = slot;
                }
            }
            Arrays.sort(sorted);
            long[] numbers = new long[size];
            for (int i = 0; i < size; i++) {
                numbers[i] = values[find(sorted[i])];
            }
            return SparseVector.of(sorted, numbers, size);
        }

        private static int[] emptySlots(int length) {
            int[] slots = new int[length];
            Arrays.fill(slots, FREE);
            return slots;
        }
    }
}
