package dev.stillwatch.cli.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import dev.stillwatch.enforcement.ledger.ExportAudit;
import dev.stillwatch.enforcement.ledger.LedgerAudit.Fault;
import dev.stillwatch.enforcement.v1.InclusionProof;
import dev.stillwatch.enforcement.v1.LedgerLine;
import dev.stillwatch.enforcement.v1.LedgerRecord;
import dev.stillwatch.intel.evidence.Bundle;
import dev.stillwatch.intel.evidence.BundleCheck;
import dev.stillwatch.intel.evidence.BundleCheck.Finding;
import dev.stillwatch.intel.evidence.CanonicalJson;
import dev.stillwatch.intel.evidence.Decoded;
import dev.stillwatch.intel.evidence.Leaf;
import dev.stillwatch.intel.evidence.SealedLeaf;
import dev.stillwatch.platform.transparency.NoteKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Verifies an evidence bundle against two keys: the bundle itself, and what it says of the ledger. */
public final class EvidenceVerification {

    private static final int MOST_FAULTS = 5;

    /**
     * What came of it.
     *
     * @param findings all that was looked at
     */
    public record Result(List<Finding> findings) {
        /** Whether everything holds. */
        public boolean holds() {
            return findings.stream().allMatch(Finding::holds);
        }
    }

    private final NoteKey ledger;
    private final List<String> faults = new ArrayList<>();
    private String checkpoint = "";
    private final Map<Long, InclusionProof> proofs = new HashMap<>();
    private long records;

    private EvidenceVerification(NoteKey ledger) {
        this.ledger = ledger;
    }

    /** Whether a file is a bundle, by its first bytes. */
    public static boolean isBundle(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Bundle.isZip(in.readNBytes(4));
        }
    }

    /**
     * Verifies.
     *
     * @param evidence key that the bundle must be signed by
     * @param ledger key that the ledger's head in it must be signed by
     */
    public static Result run(Path file, NoteKey evidence, NoteKey ledger) throws IOException {
        BundleCheck.Result result = BundleCheck.run(Files.readAllBytes(file), evidence);
        List<Finding> findings = new ArrayList<>(result.findings());
        result.bundle().ifPresent(bundle -> new EvidenceVerification(ledger).entries(bundle, findings));
        return new Result(List.copyOf(findings));
    }

    private void entries(Bundle bundle, List<Finding> findings) {
        try {
            for (SealedLeaf leaf : bundle.leaves()) {
                if (leaf instanceof SealedLeaf.Shown shown) {
                    take(shown);
                }
            }
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            faults.add("a piece is not what its name says: " + e.getMessage());
        }
        String said = String.format(
                Locale.ROOT,
                "%,d entries are in the ledger that %s signed, and %,d records are what they commit to",
                proofs.size(),
                ledger.name(),
                records);
        findings.add(
                faults.isEmpty()
                        ? new Finding(true, said)
                        : new Finding(
                                false,
                                "The ledger does not bear it out: "
                                        + String.join("; ", faults.subList(0, Math.min(MOST_FAULTS, faults.size())))));
    }

    private void take(SealedLeaf.Shown leaf) throws InvalidProtocolBufferException {
        switch (Leaf.kind(leaf.name())) {
            case "ledger" -> checkpoint = leaf.content().path("checkpoint").asText();
            case "entry" -> {
                InclusionProof proof = message(leaf.content(), InclusionProof.newBuilder())
                        .setCheckpoint(checkpoint)
                        .build();
                proofs.put(proof.getEntry().getIndex(), proof);
                audit(proof);
            }
            case "record" -> record(leaf.content());
            default -> {
                // Speaks for itself.
            }
        }
    }

    private void record(JsonNode content) throws InvalidProtocolBufferException {
        LedgerRecord record =
                message(content.path("record"), LedgerRecord.newBuilder()).build();
        InclusionProof proof = proofs.get(record.getIndex());
        if (proof == null) {
            faults.add("there is a record of entry " + record.getIndex() + " and no such entry");
            return;
        }
        records++;
        audit(proof.toBuilder().setRecord(record).build());
        // Compared as they are hashed: a weight that protobuf writes as 3.0 is 3 in the leaf.
        JsonNode says = Decoded.of(proof.getEntry().getKind(), record.getRecord());
        if (!CanonicalJson.of(says).equals(CanonicalJson.of(content.path("says")))) {
            faults.add("entry " + record.getIndex() + " says something else than its text");
        }
    }

    private void audit(InclusionProof proof) {
        Optional<Fault> fault = new ExportAudit(ledger)
                .take(LedgerLine.newBuilder().setInclusion(proof).build());
        fault.ifPresent(f -> faults.add("entry " + f.index() + ": " + f.what()));
    }

    private static <B extends Message.Builder> B message(JsonNode json, B builder)
            throws InvalidProtocolBufferException {
        JsonFormat.parser().merge(json.toString(), builder);
        return builder;
    }
}
