package dev.stillwatch.enforcement.decision;

import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionRecord;
import dev.stillwatch.enforcement.v1.AppealRecord;
import dev.stillwatch.enforcement.v1.Batch;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.CampaignRecord;
import dev.stillwatch.enforcement.v1.Canary;
import dev.stillwatch.enforcement.v1.GuardRecord;
import dev.stillwatch.enforcement.v1.Switches;

/** The records of the topics, as they are written and as the ledger hashes them. */
public final class Records {

    private Records() {}

    /** An action as the value of its topic. */
    public static ActionRecord of(Action action) {
        return ActionRecord.newBuilder().setAction(action).build();
    }

    /** The id of an appeal or a re-review, which is its key. */
    public static String id(AppealRecord record) {
        return record.hasRereview()
                ? record.getRereview().getRereviewId()
                : record.getAppeal().getAppealId();
    }

    /** A case as the value of its topic. */
    public static CampaignRecord of(Campaign campaign) {
        return CampaignRecord.newBuilder().setCampaign(campaign).build();
    }

    /** A batch as the value of its topic. */
    public static GuardRecord of(Batch batch) {
        return GuardRecord.newBuilder().setBatch(batch).build();
    }

    /** The switches as the value of their topic. */
    public static GuardRecord of(Switches switches) {
        return GuardRecord.newBuilder().setSwitches(switches).build();
    }

    /** A canary as the value of its topic. */
    public static GuardRecord of(Canary canary) {
        return GuardRecord.newBuilder().setCanary(canary).build();
    }

    /** The key of a guard in its topic. */
    public static String key(GuardRecord record) {
        return switch (record.getRecordCase()) {
            case SWITCHES -> "switches";
            case BATCH -> "batch/" + record.getBatch().getBatchId();
            case CANARY -> "canary/" + record.getCanary().getCandidate().getVersion();
            case RECORD_NOT_SET -> throw new IllegalArgumentException("A guard record without a guard");
        };
    }
}
