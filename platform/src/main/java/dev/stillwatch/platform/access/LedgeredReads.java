package dev.stillwatch.platform.access;

import dev.stillwatch.enforcement.v1.Access;
import dev.stillwatch.platform.disclosure.Disclosures;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;

/** Enters reads of evidence where all services enter what they give out: on its way into the ledger. */
@Singleton
@Secondary
final class LedgeredReads implements EvidenceReads {

    private final Disclosures disclosures;

    LedgeredReads(Disclosures disclosures) {
        this.disclosures = disclosures;
    }

    @Override
    public void enter(EvidenceRead read) {
        disclosures.read(Access.newBuilder()
                .setActor(read.actor())
                .setReference((read.method() + " " + read.reference()).strip())
                .setPurpose(read.purpose())
                .build());
    }
}
