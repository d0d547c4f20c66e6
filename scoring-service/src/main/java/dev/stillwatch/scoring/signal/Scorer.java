package dev.stillwatch.scoring.signal;

import dev.stillwatch.scoring.v1.Hypothesis;
import dev.stillwatch.sketch.activity.Activity;
import dev.stillwatch.type.v1.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Scores activities by a model: one scorer for accounts and for cohorts, each with its own column of weights. A cohort is judged under each hypothesis and
 * taken for what it is likelier to be: who harvests shows it in what is asked, who relays does not, for other people ask.
 */
public final class Scorer {

    /** What adds less than this many nats is left out. */
    private static final double LEAST = 0.005;

    private final ScoringModel model;
    private final Plans plans;

    /** Makes the scorer of a model, without knowledge of plans. */
    public Scorer(ScoringModel model) {
        this(model, Plans.none());
    }

    /** Makes the scorer of a model that knows what plans allow. */
    public Scorer(ScoringModel model, Plans plans) {
        this.model = model;
        this.plans = plans;
    }

    /** Version of its model, and of the plans it knows. */
    public String version() {
        return plans.version(model.version());
    }

    /** Scores an account's own activity. */
    public Score account(Activity activity) {
        return score(
                model.accountPrior(), new Profile(activity, TestResult.none(), Bonds.none(), plans), Weight::account);
    }

    /** Scores a cohort: the fold of its members' contributions, what the test says of them, and how they are linked. */
    public Judgement cohort(Activity activity, TestResult test, Bonds bonds) {
        var profile = new Profile(activity, test, bonds, plans);
        var harvest =
                new Judgement(Hypothesis.HYPOTHESIS_HARVEST, score(model.harvestPrior(), profile, Weight::harvest));
        return harvest.or(
                new Judgement(Hypothesis.HYPOTHESIS_RELAY, score(model.relayPrior(), profile, Weight::relay)));
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
