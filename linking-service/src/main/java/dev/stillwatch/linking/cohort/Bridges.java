package dev.stillwatch.linking.cohort;

import java.util.BitSet;
import java.util.List;

/**
 * The guard against chaining. Where two parts of a connected whole hang together by a single link, that link could be chance: with
 * {@code m} accounts on one side and {@code n} on the other there were {@code m·n} pairs it could have come about by. It must outweigh them:
 * {@code nats − ln(m·n)} must still reach {@link Thresholds#bridge}, or the whole is cut there. Two independent links are enough.
 *
 * <p>Where the link is one value that is enough by itself, a card say, parts too small to be cohorts are not cut off: a stranger does
 * not come by a card of a farm's because the farm has many. By an e-mail pattern and a client together, one does.
 */
final class Bridges {

    private final NearPairs links;
    private final Thresholds thresholds;

    Bridges(NearPairs links, Thresholds thresholds) {
        this.links = links;
        this.thresholds = thresholds;
    }

    /**
     * Cuts a whole where it hangs together by chance.
     *
     * @param whole connected accounts, ascending
     * @return the parts, ascending accounts each; the whole itself when nothing is cut
     */
    List<int[]> split(int[] whole) {
        if (whole.length <= 2) {
            return List.of(whole);
        }
        var joints = new Joints(links, whole);
        var cut = new BitSet();
        joints.forEachBridge((edge, below) -> {
            long above = whole.length - (long) below;
            boolean cohorts = below >= thresholds.smallest() && above >= thresholds.smallest();
            if (cohorts || joints.isPair(edge)) {
                double left = joints.nats(edge) - StrictMath.log((double) below * above);
                if (left < thresholds.bridge()) {
                    cut.set(edge);
                }
            }
        });
        return cut.isEmpty() ? List.of(whole) : joints.without(cut);
    }
}
