package dev.stillwatch.enforcement.campaign;

import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.Verdict;
import dev.stillwatch.platform.epoch.EventTime;
import java.util.Collection;

/** What people write on a case, and where it came from and went. Every change is a new record of the same id. */
public final class CaseFile {

    /** Notes that a case holds at most: with each of 4 KiB it stays well below what a client takes as one message. */
    public static final int MOST_NOTES = 200;

    private CaseFile() {}

    /** The case in a person's hands; in nobody's when empty. */
    public static Campaign assigned(Campaign campaign, String assignee) {
        return campaign.toBuilder().setAssignee(assignee).build();
    }

    /** The case with a note more. */
    public static Campaign noted(Campaign campaign, String author, String text, long atMillis) {
        return campaign.toBuilder()
                .addNotes(Campaign.Note.newBuilder()
                        .setAuthor(author)
                        .setAt(EventTime.timestamp(atMillis))
                        .setText(text))
                .build();
    }

    /** The case, judged. */
    public static Campaign judged(Campaign campaign, Verdict verdict) {
        return campaign.toBuilder().setVerdict(verdict).build();
    }

    /** What a person says by moving a case to a state, whose verdict so far was this. */
    public static Verdict verdict(Campaign.State to, Verdict before) {
        return switch (to) {
            case STATE_CONFIRMED -> Verdict.VERDICT_EXTRACTION;
            case STATE_DISMISSED -> Verdict.VERDICT_LEGITIMATE;
            // To close a case that was judged says nothing new.
            case STATE_CLOSED ->
                before == Verdict.VERDICT_UNSPECIFIED ? Verdict.VERDICT_INCONCLUSIVE : Verdict.VERDICT_UNSPECIFIED;
            case STATE_SUSPECTED, STATE_CONTAINED, STATE_UNSPECIFIED, UNRECOGNIZED -> Verdict.VERDICT_UNSPECIFIED;
        };
    }

    /** The case, now about another cohort. */
    public static Campaign about(Campaign campaign, String cohortId) {
        return campaign.toBuilder()
                .addFormerCohorts(campaign.getCohortId())
                .setCohortId(cohortId)
                .build();
    }

    /** The case, closed into another. */
    public static Campaign mergedInto(Campaign campaign, Campaign other) {
        return campaign.toBuilder().setMergedInto(other.getCampaignId()).build();
    }

    /** The case that another was closed into; who worked on that one goes on, when nobody works on this. */
    public static Campaign tookOver(Campaign campaign, Campaign other) {
        Campaign.Builder next = campaign.toBuilder().addMergedFrom(other.getCampaignId());
        return (campaign.getAssignee().isEmpty() ? next.setAssignee(other.getAssignee()) : next).build();
    }

    /**
     * The case of a cohort that parted from a case's. It is a suspicion again: who confirmed the whole has not looked at the part. Its
     * figures are the whole's, by the number of accounts, until the cohort is assessed itself.
     *
     * @param whole the case it parts from
     * @param cohortId the cohort that parted
     * @param members its accounts
     * @param atMillis when
     */
    public static Campaign split(Campaign whole, String cohortId, Collection<String> members, long atMillis) {
        double share = whole.getAccounts() == 0 ? 0 : Math.min(1, (double) members.size() / whole.getAccounts());
        Campaign part = Campaign.newBuilder()
                .setCampaignId(Campaigns.id(cohortId))
                .setCohortId(cohortId)
                .setOpenedAt(EventTime.timestamp(atMillis))
                .setScore(whole.getScore())
                .setLogEValue(whole.getLogEValue())
                .addAllReasons(whole.getReasonsList())
                .setAccounts(members.size())
                .addAllMembers(members)
                .setExchanges(Math.round(share * whole.getExchanges()))
                .setTrainingValue(share * whole.getTrainingValue())
                .setExchangesLeaked(Math.round(share * whole.getExchangesLeaked()))
                .setAssignee(whole.getAssignee())
                .setSplitFrom(whole.getCampaignId())
                .build();
        return Campaigns.moved(
                part,
                Campaign.State.STATE_SUSPECTED,
                Campaigns.SYSTEM,
                "its cohort parted from that of " + whole.getCampaignId(),
                atMillis);
    }
}
