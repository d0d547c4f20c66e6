package dev.stillwatch.scoring;

import dev.stillwatch.platform.epoch.EpochConfiguration;
import dev.stillwatch.scoring.account.AccountRules;
import dev.stillwatch.scoring.cohort.CohortRules;
import dev.stillwatch.scoring.evidence.RankTest;
import dev.stillwatch.scoring.signal.ModelFile;
import dev.stillwatch.scoring.signal.Plans;
import dev.stillwatch.scoring.signal.Scorer;
import dev.stillwatch.scoring.signal.ScoringModel;
import dev.stillwatch.scoring.signal.Shadows;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes the domain's rules from configuration. */
@Factory
final class Rules {

    @Singleton
    AccountRules accounts(ScoringConfiguration scoring, PlansConfiguration plans, EpochConfiguration epochs) {
        return new AccountRules(
                epochs.epochs(),
                scorer(scoring, plans.checked()),
                shadows(scoring, plans.checked()),
                scoring.accountFlagScore());
    }

    @Singleton
    CohortRules cohorts(ScoringConfiguration scoring, PlansConfiguration plans) {
        return new CohortRules(
                scorer(scoring, plans.checked()),
                shadows(scoring, plans.checked()),
                new RankTest(scoring.leastReference()),
                scoring.falseDiscoveryRate(),
                scoring.cohortFlagScore(),
                scoring.relayFlagScore());
    }

    private static Scorer scorer(ScoringConfiguration scoring, Plans plans) {
        ScoringModel model = scoring.model().isBlank() ? ScoringModel.STANDARD : read("model", scoring.model());
        return new Scorer(model.without(scoring.disabledSignals()), plans);
    }

    private static Shadows shadows(ScoringConfiguration scoring, Plans plans) {
        return new Shadows(scoring.shadowModels().stream()
                .map(path -> new Scorer(read("shadow-models", path), plans))
                .toList());
    }

    private static ScoringModel read(String key, String path) {
        try {
            return ModelFile.read(Files.readAllBytes(Path.of(path)));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "stillwatch.scoring." + key + " names " + path + ", which is no model: " + e.getMessage(), e);
        }
    }
}
