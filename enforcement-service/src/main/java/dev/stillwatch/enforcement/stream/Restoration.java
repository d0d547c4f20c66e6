package dev.stillwatch.enforcement.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import dev.stillwatch.enforcement.decision.Records;
import dev.stillwatch.enforcement.decision.State;
import dev.stillwatch.enforcement.ledger.Ledger;
import dev.stillwatch.enforcement.ledger.LedgerAudit;
import dev.stillwatch.enforcement.policy.Compilation;
import dev.stillwatch.enforcement.policy.CompiledPolicies;
import dev.stillwatch.enforcement.policy.DefaultPolicies;
import dev.stillwatch.enforcement.policy.PolicyCompiler;
import dev.stillwatch.enforcement.state.LedgerSeal;
import dev.stillwatch.enforcement.state.Words;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionRecord;
import dev.stillwatch.enforcement.v1.AppealRecord;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.CampaignRecord;
import dev.stillwatch.enforcement.v1.Canary;
import dev.stillwatch.enforcement.v1.GuardRecord;
import dev.stillwatch.enforcement.v1.Label;
import dev.stillwatch.enforcement.v1.LedgerCheckpoint;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.PolicySet;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.platform.transparency.Checkpoint;
import dev.stillwatch.platform.transparency.SignedNote;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Restores what a decider goes on from, out of what deciders before it wrote. The ledger is checked on the way: on a ledger that
 * was tampered with nothing is decided.
 */
final class Restoration {

    /**
     * What was restored.
     *
     * @param state the state, but for the evidence
     * @param requests the last requests
     * @param first whether nothing was ever written, not even a policy set
     * @param nextAccess offset of the first record of {@code accesses} that is not entered yet
     */
    record Restored(State state, RequestMemory requests, boolean first, long nextAccess) {}

    private final Topics topics;
    private final PolicyCompiler compiler = new PolicyCompiler();
    private final LedgerSeal seal;
    private final State state;
    private final RequestMemory requests = new RequestMemory();
    private final LedgerAudit audit = new LedgerAudit();
    private final Words words = new Words();
    private final Map<String, Message> commanded = new HashMap<>();
    private long nextAccess;
    private @Nullable PolicySet policies;
    private @Nullable Checkpoint signed;

    private Restoration(Topics topics, LedgerSeal seal) {
        this.topics = topics;
        this.seal = seal;
        this.state = new State(compiled(DefaultPolicies.load()), Ledger.empty(seal.salts()));
    }

    /** Reads the topics to their ends. */
    static Restored read(Consumer<byte[], byte[]> consumer, Topics topics, LedgerSeal seal, Runnable keepAlive)
            throws Exception {
        Restoration restoration = new Restoration(topics, seal);
        // The last signed head comes first, so that the entries can be held against it as they come.
        TopicTail.readToEnd(consumer, List.of(topics.checkpoints), restoration::checkpoint, keepAlive);
        TopicTail.readToEnd(
                consumer,
                List.of(
                        topics.ledger,
                        topics.policies,
                        topics.campaigns,
                        topics.actions,
                        topics.guards,
                        topics.appeals,
                        topics.labels),
                restoration::take,
                keepAlive);
        return restoration.restored();
    }

    private Restored restored() {
        if (signed != null && signed.size() > audit.tree().size()) {
            throw damaged(audit.tree().size(), "its last signed checkpoint is of " + signed.size() + " entries");
        }
        commanded.forEach((reference, result) -> requests.found(seal.salts().pseudonym(reference), result));
        state.restore(new Ledger(audit.tree(), seal.salts()));
        if (policies != null) {
            state.restore(compiled(policies));
        }
        return new Restored(state, requests, policies == null, nextAccess);
    }

    private void take(ConsumerRecord<byte[], byte[]> record) throws InvalidProtocolBufferException {
        String topic = record.topic();
        if (record.value() == null) {
            erased(record);
            return;
        }
        if (topic.equals(topics.ledger.topic())) {
            entry(record);
        } else if (topic.equals(topics.policies.topic())) {
            policies = PolicySet.parseFrom(record.value());
            commanded.put(policies.getVersion(), policies);
        } else if (topic.equals(topics.campaigns.topic())) {
            campaign(CampaignRecord.parseFrom(record.value()));
        } else if (topic.equals(topics.guards.topic())) {
            guard(GuardRecord.parseFrom(record.value()));
        } else if (topic.equals(topics.appeals.topic())) {
            appeal(AppealRecord.parseFrom(record.value()));
        } else if (topic.equals(topics.labels.topic())) {
            state.restore(Label.parseFrom(record.value()));
        } else {
            action(ActionRecord.parseFrom(record.value()));
        }
    }

    private void guard(GuardRecord record) throws InvalidProtocolBufferException {
        switch (record.getRecordCase()) {
            case SWITCHES -> {
                state.restore(record.getSwitches());
                commanded.put("switches", record.getSwitches());
            }
            case BATCH -> {
                state.restore(record.getBatch());
                commanded.put(record.getBatch().getBatchId(), record.getBatch());
            }
            case CANARY -> {
                Canary canary = record.getCanary();
                state.restore(canary, compiled(canary.getCandidate()));
                commanded.put(canary.getCandidate().getVersion(), canary);
            }
            case RECORD_NOT_SET -> throw new InvalidProtocolBufferException("no guard");
        }
    }

    private void entry(ConsumerRecord<byte[], byte[]> record) throws InvalidProtocolBufferException {
        LedgerEntry entry = LedgerEntry.parseFrom(record.value());
        audit.take(entry).ifPresent(fault -> {
            throw damaged(fault.index(), fault.what());
        });
        if (signed != null && signed.size() == audit.tree().size()) {
            audit.compare(signed).ifPresent(fault -> {
                throw damaged(fault.index(), fault.what());
            });
        }
        RequestStamp.read(record.headers()).ifPresent(requests::remember);
        AccessInput.next(record.headers()).ifPresent(next -> nextAccess = Math.max(nextAccess, next));
    }

    /** A note of another key is passed over: the key was changed, and the first write under the new one signs what there is. */
    private void checkpoint(ConsumerRecord<byte[], byte[]> record) throws InvalidProtocolBufferException {
        SignedNote note =
                SignedNote.parse(LedgerCheckpoint.parseFrom(record.value()).getNote());
        if (note.isSignedBy(seal.signer().verifier())) {
            signed = Checkpoint.parse(note.text());
        }
    }

    private static IllegalStateException damaged(long index, String what) {
        return new IllegalStateException("The ledger is not what was written, at index " + index + ": " + what
                + ". Nothing is decided on it; restore the topic from a copy");
    }

    private void campaign(CampaignRecord record) {
        if (record.hasCampaign()) {
            Campaign campaign = record.getCampaign();
            state.restore(campaign);
            commanded.put(campaign.getCampaignId(), campaign);
        } else if (record.hasWatermark()) {
            state.restoreDecided(EventTime.millis(record.getWatermark().getEventTime()));
        }
    }

    private void erased(ConsumerRecord<byte[], byte[]> record) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (record.topic().equals(topics.appeals.topic())) {
            state.restoreErasedAppeal(key);
        } else if (record.topic().equals(topics.labels.topic())) {
            state.restoreErasedLabel(key);
        }
        // Of actions only such are erased that have ended; nothing rests on them.
    }

    private void appeal(AppealRecord record) {
        state.restore(record);
        commanded.put(Records.id(record), record.hasRereview() ? record.getRereview() : record.getAppeal());
    }

    private void action(ActionRecord record) {
        if (record.hasAction()) {
            Action action = words.shared(record.getAction());
            state.restore(action);
            if (action.getState() == Action.State.STATE_REVERSED) {
                commanded.put(action.getActionId(), action);
            }
        }
    }

    private CompiledPolicies compiled(PolicySet set) {
        return switch (compiler.compile(set)) {
            case Compilation.Compiled compiled -> compiled.policies();
            case Compilation.Invalid invalid ->
                throw new IllegalStateException("The policy set in force, " + set.getVersion()
                        + ", is not understood by this release: " + invalid.problems());
        };
    }
}
