package dev.stillwatch.scoring.account;

import dev.stillwatch.platform.epoch.EpochLength;
import dev.stillwatch.scoring.signal.Scorer;
import dev.stillwatch.scoring.signal.Shadows;

/**
 * What assessing accounts goes by.
 *
 * @param length how long epochs are
 * @param scorer the model
 * @param shadows models on trial
 * @param flagScore own score from which on an account is flagged, 0 to 1
 */
public record AccountRules(EpochLength length, Scorer scorer, Shadows shadows, double flagScore) {}
