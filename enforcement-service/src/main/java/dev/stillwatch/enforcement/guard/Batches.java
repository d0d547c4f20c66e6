package dev.stillwatch.enforcement.guard;

import com.google.protobuf.ByteString;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.Batch;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.platform.transparency.Hashes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** All batches by id: what their records come to when applied in order. Not for several threads. */
public final class Batches {

    private static final int ID_BYTES = 16;

    private final TreeMap<String, Batch> byId = new TreeMap<>();
    private final TreeMap<String, Batch> pending = new TreeMap<>();

    /** Takes a record as the newest of its batch. */
    public void apply(Batch batch) {
        byId.put(batch.getBatchId(), batch);
        if (batch.getState() == Batch.State.STATE_PENDING) {
            pending.put(batch.getBatchId(), batch);
        } else {
            pending.remove(batch.getBatchId());
        }
    }

    /** The batch of this id. */
    public Optional<Batch> get(String batchId) {
        return Optional.ofNullable(byId.get(batchId));
    }

    /** The batch that what is held back now may still be added to: the same in all but accounts, and nobody has approved it yet. */
    public Optional<Batch> open(String policyId, String policyVersion, ActionKind kind, String cohortId) {
        return pending.values().stream()
                .filter(b -> b.getApprovalsCount() == 0
                        && b.getKind() == kind
                        && b.getCohortId().equals(cohortId)
                        && b.getPolicyId().equals(policyId)
                        && b.getPolicyVersion().equals(policyVersion))
                .findFirst();
    }

    /** Those of a case that wait. */
    public List<Batch> ofCampaign(String campaignId) {
        List<Batch> found = new ArrayList<>();
        for (Batch batch : pending.values()) {
            if (!campaignId.isEmpty() && batch.getCampaignId().equals(campaignId)) {
                found.add(batch);
            }
        }
        return found;
    }

    /** The next to expire at this moment or before, the earliest first. */
    public Optional<Batch> nextExpiring(long untilMillis) {
        return pending.values().stream()
                .filter(b -> expiresAt(b) <= untilMillis)
                .min(Comparator.comparingLong(Batches::expiresAt).thenComparing(Batch::getBatchId));
    }

    /** Accounts that wait in all of them. */
    public long waiting() {
        return pending.values().stream().mapToLong(Batch::getAccounts).sum();
    }

    /** When a batch expires, milliseconds since 1970. */
    public static long expiresAt(Batch batch) {
        return EventTime.millis(batch.getExpiresAt());
    }

    /** The id of the batch of these, {@code bat-} and 32 hexadecimal digits. */
    public static String id(String policyId, String policyVersion, ActionKind kind, String cohortId, long atMillis) {
        String text =
                "batch:" + policyId + ":" + policyVersion + ":" + kind.getNumber() + ":" + atMillis + ":" + cohortId;
        byte[] hash = Hashes.sha256(ByteString.copyFromUtf8(text)).toByteArray();
        return "bat-" + HexFormat.of().formatHex(hash, 0, ID_BYTES);
    }
}
