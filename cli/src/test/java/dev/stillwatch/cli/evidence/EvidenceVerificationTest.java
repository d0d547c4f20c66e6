package dev.stillwatch.cli.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.stillwatch.enforcement.ledger.Ledger;
import dev.stillwatch.enforcement.ledger.Salts;
import dev.stillwatch.enforcement.v1.Access;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.CampaignRecord;
import dev.stillwatch.enforcement.v1.InclusionProof;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.LedgerRecord;
import dev.stillwatch.intel.evidence.BundleBuilder;
import dev.stillwatch.intel.evidence.BundleCheck.Finding;
import dev.stillwatch.intel.evidence.CaseFile;
import dev.stillwatch.intel.evidence.LeafSalts;
import dev.stillwatch.intel.evidence.LedgerExtract;
import dev.stillwatch.intel.evidence.Variant;
import dev.stillwatch.platform.transparency.LeafHashes;
import dev.stillwatch.platform.transparency.NoteSigner;
import dev.stillwatch.platform.transparency.Proofs;
import dev.stillwatch.type.v1.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles of entries that enforcement-service's own ledger made. That a bundle itself was changed, intel-service's tests look for. */
class EvidenceVerificationTest {

    private static final NoteSigner LEDGER = new NoteSigner(
            "test.invalid/ledger",
            "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g",
            "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
    private static final NoteSigner ISSUER = new NoteSigner(
            "test.invalid/evidence",
            "MC4CAQAwBQYDK2VwBCIEIEzNCJso/5banbbDRuwRTg9bijGfNaumJNqM9u1PuKb7",
            "MCowBQYDK2VwAyEAPUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=");
    /** With a whole number among its weights and a fraction: they are not written alike in every form of JSON. */
    private static final Campaign CAMPAIGN = Campaign.newBuilder()
            .setCampaignId("cmp-1")
            .setCohortId("coh-1")
            .setScore(0.75)
            .addReasons(Reason.newBuilder().setSignal("unlike_unlinked").setWeight(3.0))
            .build();

    @TempDir
    private Path folder;

    @Test
    void aTrueBundleHoldsInBothVariants() throws IOException {
        for (Variant variant : Variant.values()) {
            assertThat(verify(variant, proof -> proof).findings()).hasSize(6).allMatch(Finding::holds);
        }
    }

    @Test
    void anEntryThatIsNotInTheLedgerIsNamed() throws IOException {
        assertThat(verify(
                                Variant.REDACTED,
                                proof -> proof.toBuilder()
                                        .setEntry(proof.getEntry().toBuilder().setAt(at(7)))
                                        .build())
                        .findings())
                .filteredOn(f -> !f.holds())
                .singleElement()
                .satisfies(f -> assertThat(f.what()).contains("entry 0", "leaf hash is not that of the entry"));
    }

    @Test
    void aRecordThatIsNotWhatItsEntryCommitsToIsNamed() throws IOException {
        assertThat(verify(
                                Variant.FULL,
                                proof -> proof.toBuilder()
                                        .setRecord(proof.getRecord().toBuilder().setActor("policy:other"))
                                        .build())
                        .findings())
                .filteredOn(f -> !f.holds())
                .singleElement()
                .satisfies(f -> assertThat(f.what()).contains("record is not what the entry commits to"));
    }

    @Test
    void aLedgerThatAnotherKeySignedDoesNotBearItOut() throws IOException {
        Path file = write(Variant.FULL, proof -> proof);

        EvidenceVerification.Result result = EvidenceVerification.run(file, ISSUER.verifier(), ISSUER.verifier());
        assertThat(result.holds()).isFalse();
        assertThat(result.findings().getLast().what()).contains("is not signed by");
    }

    private EvidenceVerification.Result verify(Variant variant, UnaryOperator<InclusionProof> change)
            throws IOException {
        return EvidenceVerification.run(write(variant, change), ISSUER.verifier(), LEDGER.verifier());
    }

    private Path write(Variant variant, UnaryOperator<InclusionProof> change) throws IOException {
        Ledger ledger = Ledger.empty(new Salts(new byte[32]));
        List<LedgerEntry> entries = new ArrayList<>();
        List<LedgerRecord> records = new ArrayList<>();
        var leaves = new LeafHashes();
        for (int i = 0; i < 9; i++) {
            Ledger.Appended next = i % 2 == 0
                    ? ledger.append(
                            LedgerEntry.Kind.KIND_CAMPAIGN,
                            at(i),
                            "policy:take-down",
                            "cmp-1",
                            CampaignRecord.newBuilder().setCampaign(CAMPAIGN).build())
                    : ledger.append(
                            LedgerEntry.Kind.KIND_EXPORT,
                            at(i),
                            "counsel",
                            "evidence/cmp-1",
                            Access.newBuilder().setActor("counsel").build());
            ledger = next.ledger();
            entries.add(next.entry());
            records.add(next.record());
            leaves.add(next.entry().getLeafHash());
        }
        List<InclusionProof> proofs = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            InclusionProof proof = InclusionProof.newBuilder()
                    .setEntry(entries.get(i).toBuilder().clearRootHash())
                    .setTreeSize(9)
                    .addAllPath(Proofs.inclusion(leaves, i, 9))
                    .setRecord(records.get(i))
                    .build();
            proofs.add(i == 0 ? change.apply(proof) : proof);
        }
        var file = new CaseFile(
                CAMPAIGN,
                at(10),
                List.of(),
                Optional.empty(),
                new TreeMap<>(),
                List.of(),
                List.of(),
                new LedgerExtract(
                        LEDGER.sign(ledger.tree()).toString(), LEDGER.verifier().toString(), 9, proofs));
        byte[] bundle =
                new BundleBuilder(ISSUER, new LeafSalts(new byte[32]), (_, _) -> new TreeMap<>()).build(file, variant);
        return Files.write(folder.resolve(variant.word() + ".zip"), bundle);
    }

    private static Timestamp at(long minute) {
        return Timestamp.newBuilder().setSeconds(60 * minute).build();
    }
}
