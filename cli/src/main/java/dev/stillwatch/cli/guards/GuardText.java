package dev.stillwatch.cli.guards;

import static dev.stillwatch.cli.text.Said.at;
import static dev.stillwatch.cli.text.Said.number;
import static dev.stillwatch.cli.text.Said.word;

import dev.stillwatch.cli.text.Columns;
import dev.stillwatch.enforcement.v1.Batch;
import dev.stillwatch.enforcement.v1.Canary;
import dev.stillwatch.enforcement.v1.GetCanaryReportResponse;
import dev.stillwatch.enforcement.v1.Switches;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Switches, batches and the canary as lines of text. */
public final class GuardText {

    private GuardText() {}

    /** The switches as they stand. */
    public static List<String> of(Switches s) {
        List<String> lines = new ArrayList<>();
        lines.add("freeze   " + (s.getFrozen() ? "ON: nothing new is imposed on anybody" : "off"));
        lines.add("shadow   " + (s.getShadow() ? "ON: gateways serve everybody, actions are only recorded" : "off"));
        lines.add(
                s.getHoldoutShare() > 0
                        ? String.format(
                                Locale.ROOT, "holdout  %.1f %% of a campaign's accounts", 100 * s.getHoldoutShare())
                        : "holdout  none");
        lines.add(
                s.getSetBy().isEmpty()
                        ? "Nobody ever set them."
                        : "Set by " + s.getSetBy() + " at " + at(s.getSetAt()) + ": " + s.getNote());
        return lines;
    }

    /** Batches, one on a line. */
    public static List<String> batches(List<Batch> batches) {
        Columns columns =
                new Columns("BATCH", "STATE", "ACTION", "POLICY", "#ACCOUNTS", "#APPROVALS", "EXPIRES", "HELD BY");
        batches.forEach(b -> columns.add(
                b.getBatchId(),
                word(b.getState(), "STATE_"),
                word(b.getKind(), "ACTION_KIND_"),
                b.getPolicyId(),
                number(b.getAccounts()),
                number(b.getApprovalsCount()),
                at(b.getExpiresAt()),
                b.getHeldBy()));
        return columns.lines();
    }

    /** One batch, whole. */
    public static List<String> sheet(Batch b) {
        List<String> lines = new ArrayList<>();
        lines.add(b.getBatchId() + "  " + word(b.getState(), "STATE_"));
        lines.add("action      " + word(b.getKind(), "ACTION_KIND_") + " on " + number(b.getAccounts())
                + " accounts, by policy " + b.getPolicyId() + " of " + b.getPolicyVersion());
        lines.add("held        " + at(b.getHeldAt()) + ", " + b.getHeldBy());
        lines.add("expires     " + at(b.getExpiresAt()));
        lines.add("case        " + (b.getCampaignId().isEmpty() ? "none" : b.getCampaignId()));
        b.getApprovalsList()
                .forEach(a -> lines.add("approved    " + at(a.getAt()) + " by " + a.getActor() + ": " + a.getNote()));
        if (b.hasRejection()) {
            lines.add("rejected    " + at(b.getRejection().getAt()) + " by "
                    + b.getRejection().getActor() + ": " + b.getRejection().getNote());
        }
        if (b.getState() == Batch.State.STATE_APPROVED) {
            lines.add("began       " + number(b.getStarted()) + " actions");
        }
        if (b.getTurnedAway() > 0) {
            lines.add("no room for " + number(b.getTurnedAway()) + " more; they are decided on again");
        }
        lines.add("");
        lines.add("Why it is believed");
        b.getReasonsList()
                .forEach(r -> lines.add(String.format(
                        Locale.ROOT,
                        "  %+6.2f  %s%s",
                        r.getWeight(),
                        r.getSignal(),
                        r.getDetail().isEmpty() ? "" : ": " + r.getDetail())));
        lines.add("");
        lines.add("Accounts");
        b.getSampleAccountsList().forEach(a -> lines.add("  " + a));
        if (b.getAccounts() > b.getSampleAccountsCount()) {
            lines.add("  and " + number(b.getAccounts() - b.getSampleAccountsCount()) + " more");
        }
        return lines;
    }

    /** A canary, in a line. */
    public static String of(Canary c) {
        return String.format(
                Locale.ROOT,
                "%s decides for %.1f %% of subjects: %s, since %s%s",
                c.getCandidate().getVersion(),
                100 * c.getShare(),
                word(c.getState(), "STATE_"),
                at(c.getStartedAt()),
                c.hasEndedAt()
                        ? ", ended " + at(c.getEndedAt()) + " by " + c.getEndedBy() + ": " + c.getEndedNote()
                        : "");
    }

    /** What a canary has shown beside the live set. */
    public static List<String> of(GetCanaryReportResponse report) {
        List<String> lines = new ArrayList<>();
        lines.add(of(report.getCanary()));
        Columns columns = new Columns("SET", "ACTION", "#ACCOUNTS", "#TAKEN BACK", "#IF IT DECIDED FOR ALL", "95 %");
        report.getResultsList()
                .forEach(r -> columns.add(
                        r.getPolicyVersion(),
                        word(r.getKind(), "ACTION_KIND_"),
                        number(r.getAccounts()),
                        number(r.getReversed()),
                        number(r.getAccountsIfAll()),
                        number(r.getAccountsIfAllLow()) + " to " + number(r.getAccountsIfAllHigh())));
        lines.addAll(columns.lines());
        lines.add("Complete until " + at(report.getAsOf()));
        return lines;
    }
}
