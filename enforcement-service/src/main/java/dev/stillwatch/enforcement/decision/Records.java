package dev.stillwatch.enforcement.decision;

import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionRecord;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.CampaignRecord;

/** The records of the topics, as they are written and as the ledger hashes them. */
public final class Records {

    private Records() {}

    /** An action as the value of its topic. */
    public static ActionRecord of(Action action) {
        return ActionRecord.newBuilder().setAction(action).build();
    }

    /** A case as the value of its topic. */
    public static CampaignRecord of(Campaign campaign) {
        return CampaignRecord.newBuilder().setCampaign(campaign).build();
    }
}
