package dev.stillwatch.enforcement.appeal;

import com.google.protobuf.ByteString;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.Appeal;
import dev.stillwatch.enforcement.v1.AppealRecord;
import dev.stillwatch.enforcement.v1.AppealState;
import dev.stillwatch.enforcement.v1.Rereview;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.platform.transparency.Hashes;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/** One appeal or re-review through its life. Every change is a new record of the same id. */
public final class Appeals {

    private static final int ID_BYTES = 16;
    private static final int ETAG_BYTES = 8;

    private Appeals() {}

    /**
     * An appeal that opens.
     *
     * @param appealId its id, by {@link #id}
     * @param accountId who objects
     * @param statement what the holder has to say
     * @param decisionId what the holder quotes
     * @param against the actions that the holder could notice
     * @param atMillis when, milliseconds since 1970
     * @param dueMillis when it has to be decided by
     */
    public static Appeal open(
            String appealId,
            String accountId,
            String statement,
            String decisionId,
            Collection<Action> against,
            long atMillis,
            long dueMillis) {
        return sealed(Appeal.newBuilder()
                .setAppealId(appealId)
                .setAccountId(accountId)
                .setState(AppealState.APPEAL_STATE_OPEN)
                .setOpenedAt(EventTime.timestamp(atMillis))
                .setDueAt(EventTime.timestamp(dueMillis))
                .setStatement(statement)
                .setDecisionId(decisionId)
                .addAllActionIds(
                        against.stream().map(Action::getActionId).sorted().toList())
                .addAllCampaignIds(against.stream()
                        .map(Action::getCampaignId)
                        .filter(id -> !id.isEmpty())
                        .distinct()
                        .sorted()
                        .toList())
                .build());
    }

    /** The appeal, decided. */
    public static Appeal decided(Appeal appeal, AppealState outcome, String reviewer, String reason, long atMillis) {
        return sealed(appeal.toBuilder()
                .setState(outcome)
                .setReviewer(reviewer)
                .setReason(reason)
                .setDecidedAt(EventTime.timestamp(atMillis))
                .build());
    }

    /** Decisions to be looked at again, because {@code cause} was reversed. */
    public static Rereview queue(String cause, Grounds grounds, Collection<String> accounts, long atMillis) {
        return Rereview.newBuilder()
                .setRereviewId("rrv-"
                        + hash(
                                "rereview",
                                cause,
                                grounds.campaignId(),
                                grounds.policyId(),
                                grounds.signals().toString()))
                .setCause(cause)
                .setCampaignId(grounds.campaignId())
                .setPolicyId(grounds.policyId())
                .addAllSignals(grounds.signals())
                .addAllAccounts(accounts.stream().sorted().toList())
                .setState(AppealState.APPEAL_STATE_OPEN)
                .setQueuedAt(EventTime.timestamp(atMillis))
                .build();
    }

    /** The re-review, decided. */
    public static Rereview decided(
            Rereview rereview, AppealState outcome, String reviewer, String reason, long atMillis) {
        return rereview.toBuilder()
                .setState(outcome)
                .setReviewer(reviewer)
                .setReason(reason)
                .setDecidedAt(EventTime.timestamp(atMillis))
                .build();
    }

    /** The re-review without an account that was erased. */
    public static Rereview without(Rereview rereview, String accountId) {
        List<String> left = rereview.getAccountsList().stream()
                .filter(a -> !a.equals(accountId))
                .toList();
        return rereview.toBuilder().clearAccounts().addAllAccounts(left).build();
    }

    /** The id of the appeal that a request opens for an account; {@code apl-} and 32 hexadecimal digits. */
    public static String id(String accountId, String requestId) {
        return "apl-" + hash("appeal", accountId, requestId);
    }

    /** An appeal as the value of its topic. */
    public static AppealRecord record(Appeal appeal) {
        return AppealRecord.newBuilder().setAppeal(appeal).build();
    }

    /** A re-review as the value of its topic. */
    public static AppealRecord record(Rereview rereview) {
        return AppealRecord.newBuilder().setRereview(rereview).build();
    }

    private static Appeal sealed(Appeal appeal) {
        Appeal bare = appeal.toBuilder().clearEtag().build();
        byte[] hash = Hashes.sha256(bare.toByteString()).toByteArray();
        return bare.toBuilder()
                .setEtag(HexFormat.of().formatHex(hash, 0, ETAG_BYTES))
                .build();
    }

    private static String hash(String... parts) {
        StringBuilder text = new StringBuilder();
        for (String part : parts) {
            // The lengths keep different parts from running into the same text.
            text.append(part.length()).append(':').append(part);
        }
        byte[] hash = Hashes.sha256(ByteString.copyFromUtf8(text.toString())).toByteArray();
        return HexFormat.of().formatHex(hash, 0, ID_BYTES);
    }
}
