package dev.stillwatch.intel.evidence;

import dev.stillwatch.enforcement.v1.InclusionProof;
import java.util.List;

/**
 * What the ledger holds of one campaign, under one signed head.
 *
 * @param checkpoint the signed head
 * @param key the key it verifies under, as signed notes write it
 * @param size entries of the whole ledger at that head
 * @param proofs the campaign's entries with their proofs and, unless erased, their records, by index; without the head, which is the same for all
 */
public record LedgerExtract(String checkpoint, String key, long size, List<InclusionProof> proofs) {

    /** Copies the list. */
    public LedgerExtract {
        proofs = List.copyOf(proofs);
    }
}
