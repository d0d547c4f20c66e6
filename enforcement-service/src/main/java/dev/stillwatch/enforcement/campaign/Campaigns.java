package dev.stillwatch.enforcement.campaign;

import com.google.protobuf.ByteString;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.platform.transparency.Hashes;
import dev.stillwatch.scoring.v1.Assessment;
import java.util.Collection;
import java.util.HexFormat;

/** One case through its life. Every change is a new record of the same id; {@link #sealed} gives it its etag. */
public final class Campaigns {

    /** Who moves a case when no person and no policy does. */
    public static final String SYSTEM = "stillwatch";

    private static final int ID_BYTES = 16;
    private static final int ETAG_BYTES = 8;

    private Campaigns() {}

    /** Whether a move was a person's. */
    public static boolean isPerson(String actor) {
        return !actor.equals(SYSTEM) && !actor.startsWith("policy:");
    }

    /** The id of the case that a cohort opens; {@code cmp-} and 32 hexadecimal digits. */
    public static String id(String cohortId) {
        byte[] hash =
                Hashes.sha256(ByteString.copyFromUtf8("campaign:" + cohortId)).toByteArray();
        return "cmp-" + HexFormat.of().formatHex(hash, 0, ID_BYTES);
    }

    /** A case that opens. */
    public static Campaign open(String cohortId, Assessment assessment, Collection<String> members, long atMillis) {
        Campaign opened = Campaign.newBuilder()
                .setCampaignId(id(cohortId))
                .setCohortId(cohortId)
                .setOpenedAt(EventTime.timestamp(atMillis))
                .build();
        return moved(
                withFigures(opened, assessment, members),
                Campaign.State.STATE_SUSPECTED,
                SYSTEM,
                "the cohort was flagged",
                atMillis);
    }

    /** The case with the cohort's newest figures. What leaked stands still once the case was contained. */
    public static Campaign withFigures(Campaign campaign, Assessment assessment, Collection<String> members) {
        Campaign.Builder next = campaign.toBuilder()
                .setScore(assessment.getScore())
                .setLogEValue(assessment.getLogEValue())
                .clearReasons()
                .addAllReasons(assessment.getReasonsList())
                .setAccounts(members.size())
                .clearMembers()
                .addAllMembers(members)
                .setExchanges(assessment.getExchanges());
        if (assessment.hasFirstExchangeAt()) {
            next.setFirstExchangeAt(assessment.getFirstExchangeAt());
        }
        if (assessment.hasLastExchangeAt()) {
            next.setLastExchangeAt(assessment.getLastExchangeAt());
        }
        if (!campaign.hasContainedAt()) {
            next.setTrainingValue(assessment.getTrainingValue()).setExchangesLeaked(assessment.getExchanges());
        }
        return next.build();
    }

    /** The case in another state, with why in its history. */
    public static Campaign moved(Campaign campaign, Campaign.State to, String actor, String note, long atMillis) {
        Campaign.Builder next = campaign.toBuilder()
                .setState(to)
                .addHistory(Campaign.Transition.newBuilder()
                        .setTo(to)
                        .setAt(EventTime.timestamp(atMillis))
                        .setActor(actor)
                        .setNote(note));
        if (to == Campaign.State.STATE_CONFIRMED) {
            next.setConfirmed(true);
        }
        if (to == Campaign.State.STATE_SUSPECTED) {
            // Whoever judged it has not seen what makes it a suspicion again.
            next.clearVerdict();
        }
        if (to == Campaign.State.STATE_CONTAINED && !campaign.hasContainedAt()) {
            next.setContainedAt(EventTime.timestamp(atMillis));
        }
        return next.build();
    }

    /** The case with the etag of what it says; two cases that say the same have the same. */
    public static Campaign sealed(Campaign campaign) {
        Campaign bare = campaign.toBuilder().clearEtag().build();
        byte[] hash = Hashes.sha256(bare.toByteString()).toByteArray();
        return bare.toBuilder()
                .setEtag(HexFormat.of().formatHex(hash, 0, ETAG_BYTES))
                .build();
    }
}
