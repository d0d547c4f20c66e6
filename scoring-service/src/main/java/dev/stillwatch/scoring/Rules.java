package dev.stillwatch.scoring;

import dev.stillwatch.platform.epoch.EpochConfiguration;
import dev.stillwatch.scoring.account.AccountRules;
import dev.stillwatch.scoring.cohort.CohortRules;
import dev.stillwatch.scoring.evidence.RankTest;
import dev.stillwatch.scoring.signal.Scorer;
import dev.stillwatch.scoring.signal.ScoringModel;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Makes the domain's rules from configuration. */
@Factory
final class Rules {

    @Singleton
    AccountRules accounts(ScoringConfiguration scoring, EpochConfiguration epochs) {
        return new AccountRules(epochs.epochs(), new Scorer(ScoringModel.CURRENT), scoring.accountFlagScore());
    }

    @Singleton
    CohortRules cohorts(ScoringConfiguration scoring) {
        return new CohortRules(
                new Scorer(ScoringModel.CURRENT),
                new RankTest(scoring.leastReference()),
                scoring.falseDiscoveryRate(),
                scoring.cohortFlagScore());
    }
}
