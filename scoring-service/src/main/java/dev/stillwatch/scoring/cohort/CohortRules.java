package dev.stillwatch.scoring.cohort;

import dev.stillwatch.scoring.evidence.RankTest;
import dev.stillwatch.scoring.signal.Bonds;
import dev.stillwatch.scoring.signal.Judgement;
import dev.stillwatch.scoring.signal.Scorer;
import dev.stillwatch.scoring.signal.Shadows;
import dev.stillwatch.scoring.signal.TestResult;
import dev.stillwatch.scoring.v1.Hypothesis;

/**
 * What assessing cohorts goes by.
 *
 * @param scorer the model
 * @param shadows models on trial
 * @param test how members are ranked
 * @param falseDiscoveryRate the rate that discoveries are stated at, such as 0.01
 * @param flagScore score from which on a discovery is flagged, 0 to 1
 * @param relayFlagScore score from which on what is taken for a relay is flagged, discovery or not, 0 to 1
 */
public record CohortRules(
        Scorer scorer,
        Shadows shadows,
        RankTest test,
        double falseDiscoveryRate,
        double flagScore,
        double relayFlagScore) {

    /**
     * Whether a cohort is to be flagged. Who harvests must be unlike accounts that nobody linked, at the stated rate. A relay's accounts ask what people ask, so
     * that test can't tell them; they are flagged by how they are held together, if they are, and no error rate is stated.
     */
    boolean flags(Judgement judgement, TestResult tested, Bonds bonds) {
        double score = judgement.score().probability();
        boolean relay = judgement.hypothesis() == Hypothesis.HYPOTHESIS_RELAY && !bonds.loose();
        return (tested.significant() && score >= flagScore) || (relay && score >= relayFlagScore);
    }
}
