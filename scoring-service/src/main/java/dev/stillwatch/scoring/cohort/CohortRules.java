package dev.stillwatch.scoring.cohort;

import dev.stillwatch.scoring.evidence.RankTest;
import dev.stillwatch.scoring.signal.Scorer;
import dev.stillwatch.scoring.signal.Shadows;

/**
 * What assessing cohorts goes by.
 *
 * @param scorer the model
 * @param shadows models on trial
 * @param test how members are ranked
 * @param falseDiscoveryRate the rate that discoveries are stated at, such as 0.01
 * @param flagScore score from which on a discovery is flagged, 0 to 1
 */
public record CohortRules(Scorer scorer, Shadows shadows, RankTest test, double falseDiscoveryRate, double flagScore) {}
