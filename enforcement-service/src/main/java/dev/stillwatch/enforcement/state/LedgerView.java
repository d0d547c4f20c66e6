package dev.stillwatch.enforcement.state;

import dev.stillwatch.enforcement.ledger.LedgerAudit;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.platform.transparency.LeafHashes;
import io.opentelemetry.api.metrics.Meter;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The leaf hashes of the ledger in memory, audited as they are read. After the first entry that is not what an untouched ledger would hold,
 * nothing more is taken and the gauge {@code stillwatch.enforcement.ledger.damaged} is 1. One writer; readers of any number of threads.
 */
@Singleton
public final class LedgerView {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerView.class);

    private final LedgerAudit audit = new LedgerAudit();
    private final LeafHashes leaves = new LeafHashes();
    private final Set<Long> erased = ConcurrentHashMap.newKeySet();
    private volatile LedgerAudit.@Nullable Fault fault;
    private volatile boolean caughtUp;

    LedgerView(Meter meter) {
        var _ = meter.gaugeBuilder("stillwatch.enforcement.ledger.damaged")
                .ofLongs()
                .setDescription("1 when the ledger that this replica reads was tampered with")
                .buildWithCallback(gauge -> gauge.record(fault == null ? 0 : 1));
    }

    /** Takes the next entry of the topic. */
    public void take(LedgerEntry entry) {
        if (fault != null) {
            return;
        }
        audit.take(entry)
                .ifPresentOrElse(
                        found -> {
                            fault = found;
                            LOG.error(
                                    "The ledger is not what was written, at index {}: {}", found.index(), found.what());
                        },
                        () -> {
                            // First, so that nobody who sees the entry is given what it erased.
                            erased.addAll(entry.getErasedList());
                            leaves.add(entry.getLeafHash());
                        });
    }

    /** Whether the record of an entry is no more. Kafka keeps it until it compacts; nobody is given it any longer. */
    public boolean isErased(long index) {
        return erased.contains(index);
    }

    /** Everything there was when the replica started has been read. */
    public void caughtUp() {
        caughtUp = true;
    }

    /** Whether everything there was when the replica started has been read. */
    public boolean isCaughtUp() {
        return caughtUp;
    }

    /** Where the ledger is damaged; empty when it is not. */
    public Optional<LedgerAudit.Fault> fault() {
        return Optional.ofNullable(fault);
    }

    /** The leaf hashes. */
    public LeafHashes leaves() {
        return leaves;
    }
}
