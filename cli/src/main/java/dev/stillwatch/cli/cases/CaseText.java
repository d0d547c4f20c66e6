package dev.stillwatch.cli.cases;

import static dev.stillwatch.cli.text.Said.at;
import static dev.stillwatch.cli.text.Said.number;
import static dev.stillwatch.cli.text.Said.score;
import static dev.stillwatch.cli.text.Said.word;

import dev.stillwatch.cli.text.Columns;
import dev.stillwatch.enforcement.v1.Appeal;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.Rereview;
import dev.stillwatch.enforcement.v1.Review;
import dev.stillwatch.enforcement.v1.StatementOfReasons;
import dev.stillwatch.type.v1.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cases, reviews and appeals as lines of text. */
public final class CaseText {

    private static final int MOST_MEMBERS = 20;

    private CaseText() {}

    /** Cases, one on a line. */
    public static List<String> list(List<Campaign> campaigns) {
        Columns columns = new Columns("CASE", "STATE", "VERDICT", "#ACCOUNTS", "#LEAKED", "#SCORE", "ASSIGNEE");
        for (Campaign c : campaigns) {
            columns.add(
                    c.getCampaignId(),
                    word(c.getState(), "STATE_"),
                    word(c.getVerdict(), "VERDICT_"),
                    number(c.getAccounts()),
                    number(c.getTrainingValue()),
                    score(c.getScore()),
                    c.getAssignee());
        }
        return columns.lines();
    }

    /** The review queue, one entry on a line. */
    public static List<String> queue(List<Review> reviews) {
        Columns columns = new Columns("#RANK", "WHAT", "STATE", "#ACCOUNTS", "#LEAKED", "#SCORE", "ASSIGNEE", "WHY");
        for (Review r : reviews) {
            if (r.hasCampaign()) {
                Campaign c = r.getCampaign();
                columns.add(
                        number(r.getRank()),
                        c.getCampaignId(),
                        word(c.getState(), "STATE_"),
                        number(r.getAccounts()),
                        number(c.getTrainingValue()),
                        score(c.getScore()),
                        c.getAssignee(),
                        signals(c.getReasonsList()));
            } else {
                Rereview again = r.getRereview();
                columns.add(
                        number(r.getRank()),
                        again.getRereviewId(),
                        "REREVIEW",
                        number(r.getAccounts()),
                        "",
                        "",
                        "",
                        "like " + again.getCause() + " in " + again.getCampaignId() + ": "
                                + String.join(", ", again.getSignalsList()));
            }
        }
        return columns.lines();
    }

    /** One case, whole. */
    public static List<String> sheet(Campaign c) {
        List<String> lines = new ArrayList<>();
        lines.add(c.getCampaignId() + "  " + word(c.getState(), "STATE_") + (c.getConfirmed() ? ", confirmed" : "")
                + (c.hasContainedAt() ? ", contained " + at(c.getContainedAt()) : ""));
        lines.add("cohort      " + c.getCohortId());
        lines.add("verdict     " + word(c.getVerdict(), "VERDICT_"));
        lines.add("assignee    " + (c.getAssignee().isEmpty() ? "nobody" : c.getAssignee()));
        lines.add("opened      " + at(c.getOpenedAt()));
        lines.add("exchanges   " + number(c.getExchanges()) + " by " + number(c.getAccounts()) + " accounts, "
                + number(c.getExchangesLeaked()) + " before containment");
        lines.add("leaked      " + number(c.getTrainingValue()) + " tokens of training value");
        lines.add(
                String.format(Locale.ROOT, "belief      score %.3f, log e-value %.1f", c.getScore(), c.getLogEValue()));
        origin(lines, c);
        lines.add("etag        " + c.getEtag());
        lines.add("");
        lines.add("Why it is believed");
        c.getReasonsList()
                .forEach(r -> lines.add(String.format(
                        Locale.ROOT,
                        "  %+6.2f  %s%s",
                        r.getWeight(),
                        r.getSignal(),
                        r.getDetail().isEmpty() ? "" : ": " + r.getDetail())));
        lines.add("");
        lines.add("History");
        c.getHistoryList()
                .forEach(t -> lines.add("  " + at(t.getAt()) + "  " + word(t.getTo(), "STATE_") + "  " + t.getActor()
                        + ": " + t.getNote()));
        if (c.getNotesCount() > 0) {
            lines.add("");
            lines.add("Notes");
            c.getNotesList().forEach(n -> lines.add("  " + at(n.getAt()) + "  " + n.getAuthor() + ": " + n.getText()));
        }
        lines.add("");
        lines.add("Accounts");
        c.getMembersList().stream().limit(MOST_MEMBERS).forEach(m -> lines.add("  " + m));
        if (c.getMembersCount() > MOST_MEMBERS) {
            lines.add("  and " + number(c.getMembersCount() - MOST_MEMBERS) + " more");
        }
        return lines;
    }

    private static void origin(List<String> lines, Campaign c) {
        if (!c.getSplitFrom().isEmpty()) {
            lines.add("parted from " + c.getSplitFrom());
        }
        if (!c.getMergedInto().isEmpty()) {
            lines.add("closed into " + c.getMergedInto());
        }
        if (c.getMergedFromCount() > 0) {
            lines.add("took over   " + String.join(", ", c.getMergedFromList()));
        }
    }

    /** Appeals, one on a line. */
    public static List<String> appeals(List<Appeal> appeals) {
        Columns columns = new Columns("APPEAL", "STATE", "ACCOUNT", "DUE", "CASES");
        appeals.forEach(a -> columns.add(
                a.getAppealId(),
                word(a.getState(), "APPEAL_STATE_"),
                a.getAccountId(),
                at(a.getDueAt()),
                String.join(", ", a.getCampaignIdsList())));
        return columns.lines();
    }

    /** One appeal, whole. */
    public static List<String> sheet(Appeal a) {
        List<String> lines = new ArrayList<>();
        lines.add(a.getAppealId() + "  " + word(a.getState(), "APPEAL_STATE_"));
        lines.add("account     " + a.getAccountId());
        lines.add("opened      " + at(a.getOpenedAt()) + ", to be decided by " + at(a.getDueAt()));
        lines.add("against     " + String.join(", ", a.getActionIdsList()));
        lines.add("cases       " + (a.getCampaignIdsCount() == 0 ? "none" : String.join(", ", a.getCampaignIdsList())));
        if (!a.getDecisionId().isEmpty()) {
            lines.add("quotes      decision " + a.getDecisionId());
        }
        if (!a.getStatement().isEmpty()) {
            lines.add("says        " + a.getStatement());
        }
        if (a.hasDecidedAt()) {
            lines.add("decided     " + at(a.getDecidedAt()) + " by " + a.getReviewer() + ": " + a.getReason());
        }
        lines.add("etag        " + a.getEtag());
        return lines;
    }

    /** What an account may be told, to be sent as it is. */
    public static List<String> letter(StatementOfReasons s) {
        List<String> lines = new ArrayList<>(List.of(s.getRestriction(), "", s.getGround(), "", s.getMeans(), ""));
        lines.addAll(s.getRightsList());
        if (s.hasDueAt()) {
            lines.add("");
            lines.add("Your appeal " + s.getAppealId() + " will be decided by " + at(s.getDueAt()) + ".");
        }
        return lines;
    }

    private static String signals(List<Reason> reasons) {
        return String.join(
                ", ",
                reasons.stream()
                        .filter(r -> r.getWeight() > 0)
                        .limit(3)
                        .map(Reason::getSignal)
                        .toList());
    }
}
