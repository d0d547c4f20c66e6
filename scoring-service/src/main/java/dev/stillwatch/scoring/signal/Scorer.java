package dev.stillwatch.scoring.signal;

import dev.stillwatch.sketch.activity.Activity;
import dev.stillwatch.type.v1.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Scores activities by a model: one scorer for accounts and for cohorts, each with its own column of weights. */
public final class Scorer {

    /** What adds less than this many nats is left out. */
    private static final double LEAST = 0.005;

    private final ScoringModel model;

    /** Makes the scorer of a model. */
    public Scorer(ScoringModel model) {
        this.model = model;
    }

    /** Version of its model. */
    public String version() {
        return model.version();
    }

    /** Scores an account's own activity. */
    public Score account(Activity activity) {
        return score(model.accountPrior(), new Profile(activity, TestResult.none(), Bonds.none()), Weight::account);
    }

    /** Scores a cohort: the fold of its members' contributions, what the test says of them, and how they are linked. */
    public Score cohort(Activity activity, TestResult test, Bonds bonds) {
        return score(model.cohortPrior(), new Profile(activity, test, bonds), Weight::cohort);
    }

    private Score score(double prior, Profile profile, ToDoubleFunction<Weight> column) {
        List<Reason> reasons = new ArrayList<>();
        for (Weight weight : model.weights()) {
            double most = column.applyAsDouble(weight);
            if (most != 0) {
                Observation observation = weight.measure().of(profile);
                double adds = Math.round(most * observation.strength() * 1000) / 1000.0;
                if (Math.abs(adds) >= LEAST) {
                    reasons.add(Reason.newBuilder()
                            .setSignal(weight.signal())
                            .setWeight(adds)
                            .setDetail(observation.detail())
                            .build());
                }
            }
        }
        return new Score(prior, reasons);
    }
}
