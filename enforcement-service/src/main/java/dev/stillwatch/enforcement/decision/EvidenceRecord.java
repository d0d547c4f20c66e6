package dev.stillwatch.enforcement.decision;

import dev.stillwatch.ingest.v1.AccountFact;
import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.scoring.v1.Assessment;

/** One thing that became known. */
public sealed interface EvidenceRecord {

    /**
     * What an account or a cohort is believed to do.
     *
     * @param assessment the subject's newest
     */
    record OfSubject(Assessment assessment) implements EvidenceRecord {}

    /**
     * Who belongs to a cohort.
     *
     * @param delta the change
     */
    record OfMembership(CohortDelta delta) implements EvidenceRecord {}

    /**
     * Something that happened to an account: whose it is, and whether its holder verified.
     *
     * @param fact the fact
     */
    record OfFact(AccountFact fact) implements EvidenceRecord {}
}
