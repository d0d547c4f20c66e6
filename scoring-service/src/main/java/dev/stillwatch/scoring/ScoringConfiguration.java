package dev.stillwatch.scoring;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;

/**
 * How scoring judges, and how much it holds. Changing what it judges by on existing data leaves what was judged before as it was.
 *
 * @param accountFlagScore own score from which on an account is flagged, 0 to 1
 * @param cohortFlagScore score from which on a significant cohort is flagged, 0 to 1
 * @param relayFlagScore score from which on a cohort that is taken for a relay is flagged, significant or not, 0 to 1
 * @param leastReference accounts that nobody linked, below which no cohort is tested
 * @param falseDiscoveryRate rate at which significance of cohorts is stated, such as 0.01
 * @param model file of the model that counts; empty for the shipped one
 * @param shadowModels files of models on trial, which score beside it and decide nothing
 * @param disabledSignals names of signals that count for nothing, to learn what each is worth; the model's version names them
 * @param heldRecords records kept back for open epochs above which reading pauses; linking may lag
 */
@ConfigurationProperties("stillwatch.scoring")
public record ScoringConfiguration(
        @Bindable(defaultValue = "0.9") double accountFlagScore,
        @Bindable(defaultValue = "0.8") double cohortFlagScore,
        @Bindable(defaultValue = "0.9") double relayFlagScore,
        @Bindable(defaultValue = "50") int leastReference,
        @Bindable(defaultValue = "0.01") double falseDiscoveryRate,
        @Bindable(defaultValue = "") String model,
        @Bindable(defaultValue = "") List<String> shadowModels,
        @Bindable(defaultValue = "") List<String> disabledSignals,
        @Bindable(defaultValue = "200000") int heldRecords) {

    /** Refuses what can't be meant. */
    public ScoringConfiguration {
        share("account-flag-score", accountFlagScore);
        share("cohort-flag-score", cohortFlagScore);
        share("relay-flag-score", relayFlagScore);
        share("false-discovery-rate", falseDiscoveryRate);
        atLeastOne("least-reference", leastReference);
        atLeastOne("held-records", heldRecords);
        disabledSignals =
                disabledSignals.stream().filter(signal -> !signal.isBlank()).toList();
        shadowModels = shadowModels.stream().filter(path -> !path.isBlank()).toList();
    }

    private static void share(String key, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException("stillwatch.scoring." + key + " is above 0 and at most 1, not " + value);
        }
    }

    private static void atLeastOne(String key, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("stillwatch.scoring." + key + " is at least 1, not " + value);
        }
    }
}
