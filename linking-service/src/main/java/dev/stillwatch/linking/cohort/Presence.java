package dev.stillwatch.linking.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** By value: how many accounts in the core of each group hold it. */
final class Presence {

    /** Groups that hold a value, ascending, with how many of their core do. */
    static final class Groups {
        private static final Groups NO_GROUPS = new Groups();

        private int[] groups = IntSet.NONE;
        private int[] holders = IntSet.NONE;
        private int size;

        int size() {
            return size;
        }

        int group(int index) {
            return groups[index];
        }

        int holders(int index) {
            return holders[index];
        }

        /** How many of a group's core hold the value; 0 when none does. */
        int of(int group) {
            int at = Arrays.binarySearch(groups, 0, size, group);
            return at < 0 ? 0 : holders[at];
        }

        private int count(int group, int by) {
            int at = Arrays.binarySearch(groups, 0, size, group);
            if (at < 0) {
                at = -at - 1;
                if (size == groups.length) {
                    int room = Math.max(2, size + (size >> 1));
                    groups = Arrays.copyOf(groups, room);
                    holders = Arrays.copyOf(holders, room);
                }
                System.arraycopy(groups, at, groups, at + 1, size - at);
                System.arraycopy(holders, at, holders, at + 1, size - at);
                groups[at] = group;
                holders[at] = 0;
                size++;
            }
            int now = holders[at] += by;
            if (now == 0) {
                size--;
                System.arraycopy(groups, at + 1, groups, at, size - at);
                System.arraycopy(holders, at + 1, holders, at, size - at);
            }
            return now;
        }
    }

    private final List<Groups> values = new ArrayList<>();

    /** The groups that hold a value. */
    Groups of(int value) {
        return value < values.size() ? values.get(value) : Groups.NO_GROUPS;
    }

    /** So many more, or fewer, of a group's core hold a value. Returns how many do now. */
    int count(int value, int group, int by) {
        while (values.size() <= value) {
            values.add(Groups.NO_GROUPS);
        }
        Groups groups = values.get(value);
        if (groups == Groups.NO_GROUPS) {
            groups = new Groups();
            values.set(value, groups);
        }
        int now = groups.count(group, by);
        if (groups.size == 0) {
            values.set(value, Groups.NO_GROUPS);
        }
        return now;
    }
}
