package dev.stillwatch.linking.cohort;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Parts a connected whole into the holders of one combination that nobody outside hangs on, and the rest. */
final class Hub {

    /** No combination. */
    static final int NONE = -1;

    private final NearPairs links;
    private final int combination;
    private final BitSet outside = new BitSet();
    private final Map<Integer, Boolean> much = new HashMap<>();
    private final int[] explicit;
    private final int[] drawnIn;

    /**
     * Parts a whole.
     *
     * @param whole connected accounts, ascending
     * @param combination one that links some of them, or {@link #NONE}
     */
    Hub(NearPairs links, int[] whole, int combination) {
        this.links = links;
        this.combination = combination;
        if (combination == NONE) {
            explicit = whole;
            drawnIn = IntSet.NONE;
            return;
        }
        IntSet inside = links.holdersOf(combination);
        for (int account : whole) {
            if (!inside.contains(account)) {
                outside.set(account);
            }
        }
        var apart = (BitSet) outside.clone();
        var seen = new BitSet();
        outside.stream().forEach(account -> {
            links.forEachNear(account, apart::set);
            links.forEachCombinationNumber(account, other -> {
                if (!seen.get(other) && !holdsMuchOf(other)) {
                    links.holdersOf(other).forEach(apart::set);
                }
                seen.set(other);
            });
        });
        explicit = apart.stream().toArray();
        drawnIn = Arrays.stream(whole).filter(a -> !apart.get(a)).toArray();
    }

    /** The combination that most of a whole hold, when more than half do; else none. */
    static int of(NearPairs links, int[] whole) {
        var most = new int[] {NONE, whole.length / 2};
        for (int account : whole) {
            links.forEachCombinationNumber(account, c -> {
                int holders = links.holdersOf(c).size();
                if (holders > most[1] || (holders == most[1] && c < most[0])) {
                    most[0] = c;
                    most[1] = holders;
                }
            });
        }
        return most[0];
    }

    /** Whether two or more inside hold a combination: then no link over it holds two parts together by itself. */
    boolean holdsMuchOf(int other) {
        if (combination == NONE) {
            return false;
        }
        return other == combination || much.computeIfAbsent(other, this::twoInside);
    }

    private boolean twoInside(int other) {
        IntSet holders = links.holdersOf(other);
        int inside = 0;
        for (int i = 0; i < holders.size() && inside < 2; i++) {
            inside += outside.get(holders.get(i)) ? 0 : 1;
        }
        return inside == 2;
    }

    /** The accounts that stay themselves, ascending. */
    int[] explicit() {
        return explicit;
    }

    /** The accounts that are drawn into one node, ascending. */
    int[] drawnIn() {
        return drawnIn;
    }
}
