package dev.stillwatch.linking.stream;

import dev.stillwatch.linking.cohort.Thresholds;
import dev.stillwatch.linking.evidence.LinkWeights;
import dev.stillwatch.platform.epoch.EpochLength;

/**
 * What all stages go by. State made under some rules goes on under others, but the number of partitions and the length of epochs must stay.
 *
 * @param epochs how long an epoch is
 * @param partitions partitions of accounts, and of the index of values
 * @param weights what sharing says
 * @param thresholds how much evidence it takes
 * @param forgetAccountsAfterDays days without any activity after which an account is forgotten
 */
public record LinkingRules(
        EpochLength epochs, int partitions, LinkWeights weights, Thresholds thresholds, int forgetAccountsAfterDays) {

    /** Refuses what can't be. */
    public LinkingRules {
        if (partitions < 1 || forgetAccountsAfterDays < 1) {
            throw new IllegalArgumentException("There is at least one partition, and memory lasts a day at least");
        }
    }
}
