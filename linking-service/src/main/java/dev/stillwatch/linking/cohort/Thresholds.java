package dev.stillwatch.linking.cohort;

/**
 * How much evidence it takes, in nats. {@code exp(nats)} is the factor by which evidence must outweigh what was believed before it.
 *
 * @param pair for two strangers to be taken as one hand
 * @param member for an account to be taken as one more of a group that is one hand
 * @param bridge for two groups, each one hand, to be taken as the same hand
 * @param smallest accounts that a cohort has at least
 */
public record Thresholds(double pair, double member, double bridge, int smallest) {

    /** Refuses thresholds that would link everybody. */
    public Thresholds {
        if (!(pair > 0 && member > 0 && bridge > 0)) {
            throw new IllegalArgumentException("Thresholds of evidence are above 0");
        }
        if (smallest < 2) {
            throw new IllegalArgumentException("A cohort has at least 2 accounts, not " + smallest);
        }
    }

    /**
     * As shipped. Strangers that share something at all are of one hand about once in 250 such pairs (5.5 nats); beside a group
     * that is one hand a little less is asked for, since that there is a hand is known.
     */
    public static Thresholds standard() {
        return new Thresholds(5.5, 5.0, 4.5, 3);
    }
}
