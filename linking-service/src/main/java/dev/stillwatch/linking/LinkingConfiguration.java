package dev.stillwatch.linking;

import dev.stillwatch.linking.cohort.Thresholds;
import dev.stillwatch.linking.evidence.LinkWeights;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How linking judges, and how it runs.
 *
 * @param stateDirectory folder of this replica's stores; lost, it is rebuilt from Kafka. No two replicas may share one
 * @param threads threads that work on partitions; more than one pays off only with several processors to spare
 * @param standbyReplicas copies of each store kept up to date on other replicas, so that one of them takes over without a rebuild
 * @param commitInterval how often what was worked on is committed; the next stage, and other services, see it after that
 * @param cacheBytes memory in which writes to stores gather between commits, in bytes
 * @param evidenceDays days without a fresh sighting after which an account holds a value no longer, at most; some kinds count shorter
 * @param forgetAccountsAfter how long without any activity until an account is forgotten altogether
 * @param minimumCohort accounts that a cohort has at least
 * @param pairThreshold evidence in nats for two strangers to be one hand
 * @param memberThreshold evidence in nats for an account to belong to a group
 * @param bridgeThreshold evidence in nats for two groups to be one
 * @param disabledKinds kinds of link that say nothing, to learn what each is worth, such as PAYMENT
 */
@ConfigurationProperties("stillwatch.linking")
public record LinkingConfiguration(
        Path stateDirectory,
        @Bindable(defaultValue = "1") int threads,
        @Bindable(defaultValue = "0") int standbyReplicas,
        @Bindable(defaultValue = "500ms") Duration commitInterval,
        @Bindable(defaultValue = "33554432") long cacheBytes,
        @Bindable(defaultValue = "30") int evidenceDays,
        @Bindable(defaultValue = "400d") Duration forgetAccountsAfter,
        @Bindable(defaultValue = "3") int minimumCohort,
        @Bindable(defaultValue = "5.5") double pairThreshold,
        @Bindable(defaultValue = "5.0") double memberThreshold,
        @Bindable(defaultValue = "4.5") double bridgeThreshold,
        @Bindable(defaultValue = "") List<String> disabledKinds) {

    /** Refuses what can't work. */
    public LinkingConfiguration {
        atLeast("threads", threads, 1);
        atLeast("standby-replicas", standbyReplicas, 0);
        atLeast("commit-interval (ms)", commitInterval.toMillis(), 1);
        atLeast("cache-bytes", cacheBytes, 0);
        atLeast("evidence-days", evidenceDays, 2);
        atLeast("forget-accounts-after (days)", forgetAccountsAfter.toDays(), evidenceDays);
        atLeast("minimum-cohort", minimumCohort, 2);
        if (!(memberThreshold > 0 && bridgeThreshold > 0 && pairThreshold >= memberThreshold)) {
            throw new IllegalArgumentException(
                    "stillwatch.linking thresholds are above 0, and pair-threshold is not below"
                            + " member-threshold: strangers need more evidence than a group's neighbour");
        }
        disabledKinds = disabledKinds.stream().filter(kind -> !kind.isBlank()).toList();
    }

    /** What sharing says. */
    public LinkWeights weights() {
        return LinkWeights.standard().within(evidenceDays).without(disabledKinds);
    }

    /** How much evidence it takes. */
    public Thresholds thresholds() {
        return new Thresholds(pairThreshold, memberThreshold, bridgeThreshold, minimumCohort);
    }

    private static void atLeast(String key, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "stillwatch.linking." + key + " is at least " + least + ", not " + value);
        }
    }
}
