package dev.stillwatch.enforcement.decision;

import com.google.protobuf.ByteString;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.Appeal;
import dev.stillwatch.enforcement.v1.AppealState;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.Label;
import dev.stillwatch.enforcement.v1.Rereview;
import dev.stillwatch.enforcement.v1.Verdict;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.platform.transparency.Hashes;
import dev.stillwatch.type.v1.Subject;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** The outcome of a review as a label. */
final class Labels {

    private static final int ID_BYTES = 16;

    private Labels() {}

    /** Of a case as a whole. */
    static Label ofCase(
            Campaign campaign, Verdict verdict, String reviewer, String reason, long atMillis, List<Action> reversed) {
        return label(campaign.getCampaignId(), verdict, reviewer, reason, atMillis, reversed)
                .setSubject(Subject.newBuilder().setCohort(campaign.getCohortId()))
                .addAllAccounts(campaign.getMembersList())
                .setCampaignId(campaign.getCampaignId())
                .build();
    }

    /** Of one account, which appealed. */
    static Label of(Appeal decided, long atMillis, List<Action> reversed) {
        return label(
                        decided.getAppealId(),
                        verdict(decided.getState()),
                        decided.getReviewer(),
                        decided.getReason(),
                        atMillis,
                        reversed)
                .setSubject(Subject.newBuilder().setAccount(decided.getAccountId()))
                .addAccounts(decided.getAccountId())
                .setCampaignId(decided.getCampaignIdsCount() == 0 ? "" : decided.getCampaignIds(0))
                .setAppealId(decided.getAppealId())
                .build();
    }

    /** Of accounts that were looked at again. */
    static Label of(Rereview decided, String cohortId, long atMillis, List<Action> reversed) {
        return label(
                        decided.getRereviewId(),
                        verdict(decided.getState()),
                        decided.getReviewer(),
                        decided.getReason(),
                        atMillis,
                        reversed)
                .setSubject(Subject.newBuilder().setCohort(cohortId))
                .addAllAccounts(decided.getAccountsList())
                .setCampaignId(decided.getCampaignId())
                .setAppealId(decided.getRereviewId())
                .build();
    }

    private static Label.Builder label(
            String about, Verdict verdict, String reviewer, String reason, long atMillis, List<Action> reversed) {
        byte[] id = Hashes.sha256(ByteString.copyFromUtf8("label:" + about + ":" + verdict + ":" + atMillis))
                .toByteArray();
        return Label.newBuilder()
                .setLabelId("lbl-" + HexFormat.of().formatHex(id, 0, ID_BYTES))
                .setVerdict(verdict)
                .setReviewer(reviewer)
                .setReason(reason)
                .setLabeledAt(EventTime.timestamp(atMillis))
                .setActionsReversed(reversed.size())
                .setActionsHash(hash(reversed));
    }

    private static Verdict verdict(AppealState outcome) {
        return outcome == AppealState.APPEAL_STATE_REVERSED ? Verdict.VERDICT_LEGITIMATE : Verdict.VERDICT_EXTRACTION;
    }

    /** What Label.actions_hash is of these actions. */
    static ByteString hash(List<Action> actions) {
        if (actions.isEmpty()) {
            return ByteString.EMPTY;
        }
        ByteString all = actions.stream()
                .sorted(Comparator.comparing(Action::getActionId))
                .map(a -> Hashes.sha256(Records.of(a).toByteString()))
                .reduce(ByteString.EMPTY, ByteString::concat);
        return Hashes.sha256(all);
    }
}
