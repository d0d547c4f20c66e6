package dev.stillwatch.scoring.evidence;

import dev.stillwatch.scoring.signal.Scorer;
import dev.stillwatch.scoring.signal.ScoringModel;
import dev.stillwatch.sketch.activity.Activity;
import java.util.List;

/**
 * An account's own log-odds as a number from 0 to 1, for ranking: no single habit of a low-and-slow account is remarkable, but that many habits lean one
 * way at once is. A model need not be calibrated for that, only fixed beforehand: the rank says how rare it is.
 *
 * <p>Always by the shipped model, whatever an operator scores by, so that ranks taken at different times compare. What reads the things that
 * accounts are linked by (forms of prompts, clients, handles) is left out, for what links may not test.
 */
final class OwnScore {

    private static final List<String> OF_LINKING = List.of(
            "templates",
            "uniform_prompts",
            "probe_enumeration",
            "many_authors",
            "contradictions",
            "missing_telemetry",
            "changing_client",
            "foreign_handles",
            "replayed_handles");

    private static final Scorer SCORER = new Scorer(ScoringModel.STANDARD.without(OF_LINKING));

    /** Log-odds of −8 and less are 0, of 8 and more are 1. */
    private static final double MOST = 8;

    private OwnScore() {}

    static double of(Activity account) {
        double logOdds = SCORER.account(account).logOdds();
        return Math.clamp((logOdds + MOST) / (2 * MOST), 0, 1);
    }
}
