package dev.stillwatch.scoring.account;

import dev.stillwatch.platform.epoch.EpochLength;
import dev.stillwatch.scoring.signal.Scorer;

/**
 * What assessing accounts goes by.
 *
 * @param length how long epochs are
 * @param scorer the model
 * @param flagScore own score from which on an account is flagged, 0 to 1
 * @param settleExchanges exchanges after which an account's conformity statistic is taken, once and for all
 */
public record AccountRules(EpochLength length, Scorer scorer, double flagScore, int settleExchanges) {}
