package dev.stillwatch.linking.cohort;

import java.util.Arrays;

/** Groups that an account might join, each with a sum that what it shares with the group can't exceed. Used again for each account. */
final class Candidates {

    private static final int SLACK_BITS = 1;
    private static final double ROUNDING = 1e-9;

    private int[] groups = new int[16];
    private double[] sums = new double[16];
    private int[] places = new int[32];
    private int size;

    void clear() {
        if (size > 0) {
            Arrays.fill(places, 0);
            size = 0;
        }
    }

    /** Adds what a value says for a group; less than nothing counts as nothing. */
    void add(int group, double nats) {
        if (nats <= 0) {
            return;
        }
        int mask = places.length - 1;
        int place = ((group * 0x9E3779B9) >>> 7) & mask;
        while (places[place] != 0) {
            int at = places[place] - 1;
            if (groups[at] == group) {
                sums[at] += nats;
                return;
            }
            place = (place + 1) & mask;
        }
        if (size == groups.length) {
            grow();
            add(group, nats);
            return;
        }
        groups[size] = group;
        // A little more, since sums of the same numbers in another order differ in their last digits.
        sums[size] = nats + ROUNDING;
        places[place] = ++size;
    }

    private void grow() {
        groups = Arrays.copyOf(groups, size * 2);
        sums = Arrays.copyOf(sums, size * 2);
        places = new int[groups.length << SLACK_BITS];
        int mask = places.length - 1;
        for (int i = 0; i < size; i++) {
            int place = ((groups[i] * 0x9E3779B9) >>> 7) & mask;
            while (places[place] != 0) {
                place = (place + 1) & mask;
            }
            places[place] = i + 1;
        }
    }

    int size() {
        return size;
    }

    int group(int index) {
        return groups[index];
    }

    double sum(int index) {
        return sums[index];
    }
}
