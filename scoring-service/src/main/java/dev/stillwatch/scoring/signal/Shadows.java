package dev.stillwatch.scoring.signal;

import dev.stillwatch.scoring.v1.ShadowScore;
import dev.stillwatch.sketch.activity.Activity;
import java.util.List;
import java.util.function.Function;

/**
 * Models on trial: they score what the live model scores, from the same facts and at the same moment, and nothing depends on what they say.
 *
 * @param scorers one a model
 */
public record Shadows(List<Scorer> scorers) {

    private static final Shadows NONE = new Shadows(List.of());

    /** Copies the scorers. */
    public Shadows {
        scorers = List.copyOf(scorers);
    }

    /** No model is on trial. */
    public static Shadows none() {
        return NONE;
    }

    /** What they say of an account's own activity. */
    public List<ShadowScore> account(Activity activity) {
        return scores(scorer -> scorer.account(activity));
    }

    /** What they say of a cohort. */
    public List<ShadowScore> cohort(Activity activity, TestResult test, Bonds bonds) {
        return scores(scorer -> scorer.cohort(activity, test, bonds).score());
    }

    private List<ShadowScore> scores(Function<Scorer, Score> score) {
        return scorers.stream()
                .map(scorer -> ShadowScore.newBuilder()
                        .setModelVersion(scorer.version())
                        .setScore(score.apply(scorer).probability())
                        .build())
                .toList();
    }

    /** How many of them would have flagged where the live score does not, or the other way round. */
    public static long disagreements(double liveScore, List<ShadowScore> shadows, double flagScore) {
        boolean live = liveScore >= flagScore;
        return shadows.stream().filter(s -> s.getScore() >= flagScore != live).count();
    }
}
