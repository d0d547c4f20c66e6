package dev.stillwatch.enforcement.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.stillwatch.enforcement.decision.State;
import dev.stillwatch.enforcement.ledger.LedgerAudit;
import dev.stillwatch.enforcement.policy.Compilation;
import dev.stillwatch.enforcement.policy.CompiledPolicies;
import dev.stillwatch.enforcement.policy.DefaultPolicies;
import dev.stillwatch.enforcement.policy.PolicyCompiler;
import dev.stillwatch.enforcement.state.Words;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionRecord;
import dev.stillwatch.enforcement.v1.CampaignRecord;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.PolicySet;
import dev.stillwatch.platform.epoch.EventTime;
import java.util.List;
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
     */
    record Restored(State state, RequestMemory requests, boolean first) {}

    private final PolicyCompiler compiler;
    private final RequestMemory requests = new RequestMemory();
    private final LedgerAudit audit = new LedgerAudit();
    private final Words words = new Words();
    private @Nullable PolicySet policies;

    private Restoration(PolicyCompiler compiler) {
        this.compiler = compiler;
    }

    /** Reads the topics to their ends. */
    static Restored read(Consumer<byte[], byte[]> consumer, Topics topics, PolicyCompiler compiler, Runnable keepAlive)
            throws Exception {
        Restoration restoration = new Restoration(compiler);
        TopicTail.readToEnd(consumer, List.of(topics.ledger), restoration::entry, keepAlive);
        TopicTail.readToEnd(consumer, List.of(topics.policies), restoration::policySet, keepAlive);
        State state = new State(restoration.compiled(), restoration.audit.ledger());
        TopicTail.readToEnd(consumer, List.of(topics.campaigns), r -> restoration.campaign(state, r), keepAlive);
        TopicTail.readToEnd(consumer, List.of(topics.actions), r -> restoration.action(state, r), keepAlive);
        return new Restored(state, restoration.requests, restoration.policies == null);
    }

    private void entry(ConsumerRecord<byte[], byte[]> record) throws InvalidProtocolBufferException {
        LedgerEntry entry = LedgerEntry.parseFrom(record.value());
        audit.take(entry).ifPresent(fault -> {
            throw new IllegalStateException("The ledger is not what was written, at index " + fault.index() + ": "
                    + fault.what() + ". Nothing is decided on it; restore the topic from a copy");
        });
        RequestStamp.read(record.headers()).ifPresent(stamp -> requests.remember(stamp, entry.getReference()));
    }

    private void policySet(ConsumerRecord<byte[], byte[]> record) throws InvalidProtocolBufferException {
        PolicySet set = PolicySet.parseFrom(record.value());
        requests.found(set.getVersion(), set);
        policies = set;
    }

    private CompiledPolicies compiled() {
        PolicySet set = policies == null ? DefaultPolicies.load() : policies;
        return switch (compiler.compile(set)) {
            case Compilation.Compiled compiled -> compiled.policies();
            case Compilation.Invalid invalid ->
                throw new IllegalStateException("The policy set in force, " + set.getVersion()
                        + ", is not understood by this release: " + invalid.problems());
        };
    }

    private void campaign(State state, ConsumerRecord<byte[], byte[]> record) throws InvalidProtocolBufferException {
        CampaignRecord value = CampaignRecord.parseFrom(record.value());
        if (value.hasCampaign()) {
            state.restore(value.getCampaign());
            requests.found(value.getCampaign().getCampaignId(), value.getCampaign());
        } else if (value.hasWatermark()) {
            state.restoreDecided(EventTime.millis(value.getWatermark().getEventTime()));
        }
    }

    private void action(State state, ConsumerRecord<byte[], byte[]> record) throws InvalidProtocolBufferException {
        ActionRecord value = ActionRecord.parseFrom(record.value());
        if (value.hasAction()) {
            Action action = words.shared(value.getAction());
            state.restore(action);
            requests.found(action.getActionId(), action);
        }
    }
}
