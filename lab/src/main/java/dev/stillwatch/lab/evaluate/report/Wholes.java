package dev.stillwatch.lab.evaluate.report;

import dev.stillwatch.lab.evaluate.Evaluation;
import dev.stillwatch.lab.evaluate.report.Measure.Form;
import java.util.List;
import java.util.function.Function;

/** What the tables say of a whole run, attackers and others together. */
public final class Wholes {
    static final Measure BENIGN = whole(
            "benign",
            "benign accounts",
            Form.COUNT,
            e -> Reading.number(e.counts().benign()));
    static final Measure ATTACKERS = whole(
            "attackers",
            "attackers' accounts",
            Form.COUNT,
            e -> Reading.number(e.counts().attackers()));
    static final Measure EXCHANGES = whole(
            "exchanges", "exchanges", Form.COUNT, e -> Reading.number(e.counts().exchanges()));
    static final Measure PRECISION_ACTIONED = whole(
            "precision_actioned",
            "precision of actions",
            Form.SHARE,
            e -> Reading.number(e.operating().precisionActioned()));
    static final Measure PRECISION_FLAGGED = whole(
            "precision_flagged",
            "precision of flags",
            Form.SHARE,
            e -> Reading.number(e.operating().precisionFlagged()));
    static final Measure FPR_ACTIONED = whole(
            "fpr_actioned",
            "benign acted on, share",
            Form.SHARE,
            e -> Reading.share(e.operating().fprActioned(), e.counts().benign()));
    static final Measure FPR_FLAGGED = whole(
            "fpr_flagged",
            "benign flagged, share",
            Form.SHARE,
            e -> Reading.share(e.operating().fprFlagged(), e.counts().benign()));
    static final Measure IN_ATTACKER_COHORTS = whole(
            "in_attacker_cohorts",
            "benign in attackers' cohorts",
            Form.COUNT,
            e -> Reading.number(e.linking().benignInAttackerCohorts()));
    static final Measure IN_FLAGGED_COHORTS = whole(
            "in_flagged_cohorts",
            "benign in flagged cohorts",
            Form.COUNT,
            e -> Reading.number(e.linking().benignInFlaggedCohorts()));
    static final Measure FLAGGED_COHORTS = whole(
            "flagged_cohorts",
            "flagged cohorts",
            Form.COUNT,
            e -> Reading.number(e.linking().flaggedCohorts()));
    static final Measure FALSE_CAMPAIGNS = whole(
            "false_campaigns",
            "… mostly benign ones",
            Form.COUNT,
            e -> Reading.number(e.linking().falseCampaigns()));
    static final Measure PRINCIPAL_NMI = whole(
            "principal_nmi",
            "NMI, principals",
            Form.SHARE,
            e -> Reading.number(e.linking().principalNmi()));
    static final Measure SHARED_OPERATOR_NMI = whole(
            "shared_operator_nmi",
            "NMI, principals of one operator",
            Form.SHARE,
            e -> Reading.number(e.linking().principalNmiSharedOperator()));
    static final Measure OPERATOR_NMI = whole(
            "operator_nmi",
            "NMI, operators",
            Form.SHARE,
            e -> Reading.number(e.linking().operatorNmi()));

    /** All, in the order of the table. */
    public static final List<Measure> ALL = List.of(
            BENIGN,
            ATTACKERS,
            EXCHANGES,
            PRECISION_ACTIONED,
            PRECISION_FLAGGED,
            FPR_ACTIONED,
            FPR_FLAGGED,
            IN_ATTACKER_COHORTS,
            IN_FLAGGED_COHORTS,
            FLAGGED_COHORTS,
            FALSE_CAMPAIGNS,
            PRINCIPAL_NMI,
            SHARED_OPERATOR_NMI,
            OPERATOR_NMI);

    private Wholes() {}

    private static Measure whole(String name, String label, Form form, Function<Evaluation, Reading> taking) {
        return new Measure(name, label, form, (evaluation, playbook) -> List.of(taking.apply(evaluation)));
    }
}
