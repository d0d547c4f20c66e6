package dev.stillwatch.enforcement.api;

import com.google.protobuf.ByteString;
import com.google.rpc.Code;
import dev.stillwatch.enforcement.state.LedgerSeal;
import dev.stillwatch.enforcement.state.LedgerView;
import dev.stillwatch.enforcement.stream.LedgerReader;
import dev.stillwatch.enforcement.v1.ConsistencyProof;
import dev.stillwatch.enforcement.v1.InclusionProof;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.platform.grpc.Errors;
import dev.stillwatch.platform.transparency.Checkpoint;
import dev.stillwatch.platform.transparency.LeafHashes;
import dev.stillwatch.platform.transparency.Proofs;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;

/** Proofs and signed heads, from the leaf hashes that this replica holds. */
@Singleton
final class LedgerProofs {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final LedgerView view;
    private final LedgerSeal seal;
    private final LedgerReader reader;

    LedgerProofs(LedgerView view, LedgerSeal seal, LedgerReader reader) {
        this.view = view;
        this.seal = seal;
        this.reader = reader;
    }

    /** The signed head of all that was read. */
    String checkpoint() {
        return checkpoint(leaves().size());
    }

    InclusionProof inclusion(long index, long size) {
        LeafHashes leaves = leaves();
        long all = size == 0 ? leaves.size() : size;
        within(leaves, all);
        within(leaves, index + 1);
        if (index >= all) {
            throw tooShort("Entry " + index + " is not in a ledger of " + all + " entries");
        }
        return InclusionProof.newBuilder()
                // What it says of the tree up to it is not part of the leaf, and this proof does not show it.
                .setEntry(entry(index).toBuilder().clearRootHash())
                .setTreeSize(all)
                .addAllPath(Proofs.inclusion(leaves, index, all))
                .setCheckpoint(checkpoint(all))
                .build();
    }

    ConsistencyProof consistency(long first, long second) {
        LeafHashes leaves = leaves();
        long larger = second == 0 ? leaves.size() : second;
        within(leaves, larger);
        if (first > larger) {
            throw tooShort("A ledger of " + larger + " entries does not begin with one of " + first);
        }
        return ConsistencyProof.newBuilder()
                .setFirstCheckpoint(checkpoint(first))
                .setSecondCheckpoint(checkpoint(larger))
                .addAllPath(Proofs.consistency(leaves, first, larger))
                .build();
    }

    private String checkpoint(long size) {
        ByteString root = Proofs.root(view.leaves(), size);
        return seal.signer()
                .sign(new Checkpoint(seal.signer().verifier().name(), size, root).text())
                .toString();
    }

    /** Offsets run ahead of indices, for transactions leave marks: an entry stands at the offset of its index or behind. */
    private LedgerEntry entry(long index) {
        long from = index;
        while (true) {
            LedgerReader.Stretch<LedgerEntry> stretch = reader.entries(from, 1_000, Page.MOST_BYTES);
            for (LedgerEntry entry : stretch.entries()) {
                if (entry.getIndex() == index) {
                    return entry;
                }
            }
            if (!stretch.more()) {
                throw new IllegalStateException("The ledger's topic has no entry " + index);
            }
            from = stretch.nextOffset();
        }
    }

    private LeafHashes leaves() {
        view.fault().ifPresent(fault -> {
            throw Errors.of(
                    Code.DATA_LOSS,
                    "LEDGER_DAMAGED",
                    "The ledger is not what was written, at index " + fault.index() + ": " + fault.what(),
                    Map.of("index", Long.toString(fault.index())));
        });
        if (!view.isCaughtUp()) {
            throw Errors.unavailable(
                    "LEDGER_NOT_READ", "The ledger has not been read to its end yet; ask again", RETRY_AFTER);
        }
        return view.leaves();
    }

    private static void within(LeafHashes leaves, long size) {
        if (size > leaves.size()) {
            throw tooShort("The ledger has " + leaves.size() + " entries, fewer than " + size);
        }
    }

    private static RuntimeException tooShort(String message) {
        return Errors.of(Code.OUT_OF_RANGE, "LEDGER_TOO_SHORT", message, Map.of());
    }
}
