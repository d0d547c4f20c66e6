package dev.stillwatch.cli.policy;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import dev.stillwatch.enforcement.v1.AccountKinds;
import dev.stillwatch.enforcement.v1.BacktestActions;
import dev.stillwatch.enforcement.v1.BacktestCost;
import dev.stillwatch.enforcement.v1.BacktestResponse;
import dev.stillwatch.enforcement.v1.FalseAlarms;
import dev.stillwatch.enforcement.v1.LiveDifference;
import dev.stillwatch.enforcement.v1.PolicyResult;
import java.time.Instant;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/** A backtest's report, for people. */
public final class BacktestText {

    private static final double NANOS = 1e9;

    private final Formatter out = new Formatter(Locale.ROOT);

    private BacktestText() {}

    /** The report as lines. */
    public static String of(BacktestResponse report) {
        BacktestText of = new BacktestText();
        of.window(report);
        of.actions(report.getActionsList());
        of.kinds(report.getKinds());
        of.policies(report.getPoliciesList());
        of.difference(report.getDifference());
        of.falseAlarms(report.getFalseAlarmsList());
        if (report.getHeldBatches() > 0) {
            of.out.format(
                    "Caps would have held back %,d accounts in %,d batches, for two persons to approve%n",
                    report.getHeldAccounts(), report.getHeldBatches());
        }
        of.cost(report.getCost());
        return of.out.toString();
    }

    private void window(BacktestResponse report) {
        out.format("Decided anew from %s to %s%n", time(report.getStartTime()), time(report.getEndTime()));
        if (!report.getHistoryComplete()) {
            out.format(
                    "WARNING: assessments from before %s may be missing; what follows is too small%n",
                    time(report.getCompleteFrom()));
        }
    }

    private void actions(List<BacktestActions> actions) {
        out.format("%n");
        out.format("Accounts by strongest action%n");
        if (actions.isEmpty()) {
            out.format("  none%n");
        }
        for (BacktestActions one : actions) {
            out.format(
                    "  %-20s %-8s %,9d   %s%n",
                    word(one.getKind().name(), "ACTION_KIND_"),
                    word(one.getMode().name(), "MODE_"),
                    one.getAccounts(),
                    sample(one.getSampleList(), one.getAccounts()));
        }
    }

    private void kinds(AccountKinds kinds) {
        out.format("%n");
        out.format("Who would feel it: %,d accounts%n", kinds.getFelt());
        out.format("  %,d verified, %,d not%n", kinds.getVerified(), kinds.getUnverified());
        out.format(
                "  %,d in a cohort (%,d of those mostly one organisation), %,d alone%n",
                kinds.getInCohort(), kinds.getOneOrganization(), kinds.getAlone());
        out.format(
                "  %,d came in by a programme, %,d belong to an organisation%n",
                kinds.getInProgramme(), kinds.getInOrganization());
        out.format("  %,d more were spared by a guard (verified, or partners' word alone)%n", kinds.getSpared());
    }

    private void policies(List<PolicyResult> policies) {
        out.format("%n");
        out.format("By policy%n");
        for (PolicyResult one : policies) {
            out.format(
                    "  %-28s %-8s %,9d accounts, %,d cohorts%n",
                    one.getPolicyId(), word(one.getMode().name(), "MODE_"), one.getAccounts(), one.getCohorts());
        }
    }

    private void difference(LiveDifference difference) {
        out.format("%n");
        out.format("Beside what was done%n");
        out.format("  both            %,9d%n", difference.getBoth());
        out.format(
                "    more strongly %,9d   %s%n",
                difference.getStronger(), sample(difference.getStrongerSampleList(), difference.getStronger()));
        out.format(
                "    less strongly %,9d   %s%n",
                difference.getWeaker(), sample(difference.getWeakerSampleList(), difference.getWeaker()));
        out.format(
                "  candidate only  %,9d   %s%n",
                difference.getCandidateOnly(),
                sample(difference.getCandidateOnlySampleList(), difference.getCandidateOnly()));
        out.format(
                "  live only       %,9d   %s%n",
                difference.getLiveOnly(), sample(difference.getLiveOnlySampleList(), difference.getLiveOnly()));
    }

    private void falseAlarms(List<FalseAlarms> all) {
        out.format("%n");
        out.format("False alarms to expect, in accounts: on average, and 95 times of 100%n");
        for (FalseAlarms one : all) {
            out.format(
                    "  %-42s %,9.1f of %,d  (%,.1f to %,.1f)%n",
                    basis(one), one.getExpected(), one.getAccounts(), one.getLow(), one.getHigh());
        }
        if (all.isEmpty()) {
            out.format("  nobody would feel anything%n");
        }
    }

    private static String basis(FalseAlarms one) {
        return switch (one.getBasis()) {
            case BASIS_REVIEWS ->
                String.format(
                        Locale.ROOT, "by reviews (%d of %d cohorts dismissed)", one.getFalseCases(), one.getCases());
            case BASIS_DISCOVERY_RATE ->
                String.format(Locale.ROOT, "at most, by the test's rate (%d cohorts)", one.getCases());
            case BASIS_SCORES -> String.format(Locale.ROOT, "by the scores, if calibrated (%d cases)", one.getCases());
            case BASIS_UNSPECIFIED, UNRECOGNIZED -> "by " + one.getBasis();
        };
    }

    private void cost(BacktestCost cost) {
        out.format("%n");
        out.format(
                "%,d conditions evaluated (%,d failed) in %,d epochs, %,d records read, %.1f s of which %.1f s deciding%n",
                cost.getConditions(),
                cost.getFailedConditions(),
                cost.getEpochs(),
                cost.getRecords(),
                seconds(cost.getElapsed()),
                seconds(cost.getDeciding()));
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNanos() / NANOS;
    }

    private static String time(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos()).toString();
    }

    private static String word(String name, String prefix) {
        return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }

    private static String sample(List<String> sample, long all) {
        return String.join(" ", sample) + (all > sample.size() ? " …" : "");
    }
}
