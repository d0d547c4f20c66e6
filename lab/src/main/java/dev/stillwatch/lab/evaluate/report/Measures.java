package dev.stillwatch.lab.evaluate.report;

import dev.stillwatch.lab.evaluate.CampaignOutcome;
import dev.stillwatch.lab.evaluate.CampaignOutcome.Pool;
import dev.stillwatch.lab.evaluate.Evaluation;
import dev.stillwatch.lab.evaluate.Leak;
import dev.stillwatch.lab.evaluate.LinkScores;
import dev.stillwatch.lab.evaluate.Ranking;
import dev.stillwatch.lab.evaluate.report.Measure.Form;
import dev.stillwatch.lab.evaluate.report.Measure.Taking;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the tables say of a playbook, or of all attackers together. What each means stands where the figure it takes is defined. */
public final class Measures {
    static final Measure EXCHANGES =
            new Measure("exchanges", "exchanges", Form.COUNT, of(leak -> Reading.number(leak.exchanges())));
    static final Measure TPR_1E2 = new Measure(
            "tpr_1e2", "TPR at FPR 1e-2", Form.SHARE, ranked(r -> Reading.share(r.tprAt1Percent(), r.accounts())));
    static final Measure TPR_1E3 = new Measure(
            "tpr_1e3", "TPR at FPR 1e-3", Form.SHARE, ranked(r -> Reading.share(r.tprAt1PerMille(), r.accounts())));
    static final Measure TPR_1E4 = new Measure(
            "tpr_1e4", "TPR at FPR 1e-4", Form.SHARE, ranked(r -> Reading.share(r.tprAt1In10000(), r.accounts())));
    static final Measure TPR_0 = new Measure(
            "tpr_0", "TPR with none false", Form.SHARE, ranked(r -> Reading.share(r.tprAtZeroFalse(), r.accounts())));
    static final Measure PARTIAL_AUC =
            new Measure("partial_auc", "partial AUC to 1e-3", Form.SHARE, ranked(r -> Reading.number(r.partialAuc())));
    static final Measure FLAGGED = new Measure("flagged", "accounts flagged", Form.SHARE, Measures::flagged);
    static final Measure ACTIONED = new Measure("actioned", "accounts acted on", Form.SHARE, Measures::actioned);
    static final Measure FOUND = new Measure(
            "found",
            "campaigns found",
            Form.POOLED,
            each(c -> new Reading.Share(c.hoursToCohortFlag() == null ? 0 : 1, 1)));
    static final Measure HOURS_COHORT = new Measure(
            "hours_cohort", "hours to cohort flag", Form.HOURS, each(c -> Reading.time(c.hoursToCohortFlag())));
    static final Measure EXCHANGES_COHORT = new Measure(
            "exchanges_cohort",
            "exchanges at cohort flag",
            Form.COUNT,
            each(c -> Reading.number(c.exchangesAtCohortFlag())));
    static final Measure HOURS_FIRST = new Measure(
            "hours_first", "hours to first flag", Form.HOURS, each(c -> Reading.time(c.hoursToFirstAccountFlag())));
    static final Measure HOURS_HALF = new Measure(
            "hours_half", "hours to 50 % acted on", Form.HOURS, each(c -> Reading.time(c.hoursToHalfActioned())));
    static final Measure HOURS_MOST = new Measure(
            "hours_most", "hours to 90 % acted on", Form.HOURS, each(c -> Reading.time(c.hoursToMostActioned())));
    static final Measure SERVED =
            new Measure("served", "exchanges leaked", Form.COUNT, of(leak -> Reading.number(leak.served())));
    static final Measure SERVED_SHARE =
            new Measure("served_share", "share leaked", Form.SHARE, of(leak -> Reading.number(leak.share())));
    static final Measure SERVED_SUSPENSION = new Measure(
            "served_suspension",
            "leaked before suspension",
            Form.COUNT,
            of(leak -> Reading.number(leak.servedBeforeSuspension())));
    static final Measure POOL_2 = new Measure(
            "pool_2",
            "pool 2: hours to half flagged",
            Form.HOURS,
            pool(pool -> Reading.time(pool.hoursToHalfFlagged())));
    static final Measure POOL_2_SERVED = new Measure(
            "pool_2_served",
            "pool 2: exchanges by then",
            Form.COUNT,
            pool(pool -> Reading.number(pool.exchangesServedThen())));
    static final Measure PAIR_PRECISION = new Measure(
            "pair_precision", "link pair precision", Form.SHARE, linked(l -> Reading.number(l.pairPrecision())));
    static final Measure PAIR_RECALL =
            new Measure("pair_recall", "link pair recall", Form.SHARE, linked(l -> Reading.number(l.pairRecall())));
    static final Measure PAIR_F1 =
            new Measure("pair_f1", "link pair F1", Form.SHARE, linked(l -> Reading.number(l.pairF1())));
    static final Measure ARI = new Measure("ari", "link ARI", Form.SHARE, linked(l -> Reading.number(l.ari())));
    static final Measure B3_PRECISION =
            new Measure("b3_precision", "link B³ precision", Form.SHARE, linked(l -> Reading.number(l.b3Precision())));
    static final Measure B3_RECALL =
            new Measure("b3_recall", "link B³ recall", Form.SHARE, linked(l -> Reading.number(l.b3Recall())));
    static final Measure B3_F1 = new Measure("b3_f1", "link B³ F1", Form.SHARE, linked(l -> Reading.number(l.b3F1())));

    /** All, in the order of the table. */
    public static final List<Measure> ALL = List.of(
            EXCHANGES,
            TPR_1E2,
            TPR_1E3,
            TPR_1E4,
            TPR_0,
            PARTIAL_AUC,
            FLAGGED,
            ACTIONED,
            FOUND,
            HOURS_COHORT,
            EXCHANGES_COHORT,
            HOURS_FIRST,
            HOURS_HALF,
            HOURS_MOST,
            SERVED,
            SERVED_SHARE,
            SERVED_SUSPENSION,
            POOL_2,
            POOL_2_SERVED,
            PAIR_PRECISION,
            PAIR_RECALL,
            PAIR_F1,
            ARI,
            B3_PRECISION,
            B3_RECALL,
            B3_F1);

    /** The shares that curves show. */
    public static final List<Measure> CHIEF =
            List.of(TPR_1E2, TPR_1E3, ACTIONED, SERVED_SHARE, PAIR_PRECISION, PAIR_RECALL);

    private Measures() {}

    private static List<Reading> flagged(Evaluation evaluation, String playbook) {
        return List.of(
                Reading.share(evaluation.operating().tprFlagged().get(playbook), accounts(evaluation, playbook)));
    }

    private static List<Reading> actioned(Evaluation evaluation, String playbook) {
        return List.of(
                Reading.share(evaluation.operating().tprActioned().get(playbook), accounts(evaluation, playbook)));
    }

    private static int accounts(Evaluation evaluation, String playbook) {
        Ranking ranking = evaluation.ranking().get(playbook);
        return ranking == null ? 0 : ranking.accounts();
    }

    private static Taking ranked(Function<Ranking, Reading> reading) {
        return (evaluation, playbook) -> one(evaluation.ranking().get(playbook), reading);
    }

    private static Taking of(Function<Leak, Reading> reading) {
        return (evaluation, playbook) -> one(evaluation.leak().get(playbook), reading);
    }

    private static Taking linked(Function<LinkScores, Reading> reading) {
        return (evaluation, playbook) -> one(
                playbook.equals(Evaluation.TOTAL)
                        ? evaluation.linking().attackers()
                        : evaluation.linking().perPlaybook().get(playbook),
                reading);
    }

    private static Taking each(Function<CampaignOutcome, Reading> reading) {
        return (evaluation, playbook) -> evaluation.campaigns().values().stream()
                .filter(campaign ->
                        playbook.equals(Evaluation.TOTAL) || campaign.playbook().equals(playbook))
                .map(reading)
                .toList();
    }

    private static Taking pool(Function<Pool, Reading> reading) {
        return each(campaign -> {
            Pool pool = campaign.pool2();
            return pool == null ? new Reading.Unknown() : reading.apply(pool);
        });
    }

    private static <T> List<Reading> one(@Nullable T figures, Function<T, Reading> reading) {
        return figures == null ? List.of() : List.of(reading.apply(figures));
    }
}
