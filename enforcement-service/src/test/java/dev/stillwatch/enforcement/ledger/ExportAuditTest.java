package dev.stillwatch.enforcement.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import dev.stillwatch.enforcement.LedgerKeys;
import dev.stillwatch.enforcement.v1.Access;
import dev.stillwatch.enforcement.v1.ConsistencyProof;
import dev.stillwatch.enforcement.v1.Erasure;
import dev.stillwatch.enforcement.v1.InclusionProof;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.LedgerLine;
import dev.stillwatch.enforcement.v1.LedgerRecord;
import dev.stillwatch.platform.transparency.Hashes;
import dev.stillwatch.platform.transparency.LeafHashes;
import dev.stillwatch.platform.transparency.Proofs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that can be done to an exported ledger, and where the audit finds it. */
class ExportAuditTest {

    private static final int SIZE = 9;
    private static final List<Ledger.Appended> LEDGER = ledger();

    @Test
    void takesAnUntouchedExport() {
        ExportAudit audit = new ExportAudit(LedgerKeys.signer().verifier());

        assertThat(fault(audit, export())).isEmpty();
        assertThat(audit.entries()).isEqualTo(SIZE);
        assertThat(audit.records()).isEqualTo(SIZE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 8})
    void findsEveryChangedFieldOfAnEntry(int index) {
        for (FieldDescriptor field : LedgerEntry.getDescriptor().getFields()) {
            LedgerEntry changed = (LedgerEntry) changed(LEDGER.get(index).entry(), field);

            assertThat(fault(with(
                            2 * index, LedgerLine.newBuilder().setEntry(changed).build())))
                    .as(field.getName())
                    .hasValueSatisfying(f -> assertThat(f.index()).isEqualTo(index));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 8})
    void findsEveryChangedFieldOfARecord(int index) {
        for (FieldDescriptor field : LedgerRecord.getDescriptor().getFields()) {
            LedgerRecord changed = (LedgerRecord) changed(LEDGER.get(index).record(), field);

            assertThat(fault(with(
                            2 * index + 1,
                            LedgerLine.newBuilder().setRecord(changed).build())))
                    .as(field.getName())
                    .isPresent();
        }
    }

    @Test
    void aSaltThatMakesTheSameKeyIsFoundToo() {
        LedgerRecord record = LEDGER.get(3).record();
        LedgerRecord padded = record.toBuilder()
                .setSalt(record.getSalt().concat(ByteString.copyFrom(new byte[1])))
                .build();

        assertThat(fault(with(7, LedgerLine.newBuilder().setRecord(padded).build())))
                .isPresent();
    }

    @Test
    void findsLinesLeftOutDoubledOrMoved() {
        for (int i = 0; i < SIZE; i++) {
            List<LedgerLine> shorter = export();
            shorter.remove(2 * i);
            assertThat(fault(shorter)).as("entry %d left out", i).isPresent();
            List<LedgerLine> longer = export();
            longer.add(2 * i, longer.get(2 * i));
            assertThat(fault(longer)).as("entry %d doubled", i).isPresent();
            List<LedgerLine> swapped = export();
            Collections.swap(swapped, 2 * i, 2 * ((i + 1) % SIZE));
            assertThat(fault(swapped)).as("entry %d moved", i).isPresent();
        }
    }

    @Test
    void aRecordThatWasErasedLeavesTheRestVerifiable() {
        List<LedgerLine> erased = exportWithErasure(0, 3, 6);
        ExportAudit audit = new ExportAudit(LedgerKeys.signer().verifier());

        assertThat(fault(audit, erased)).isEmpty();
        assertThat(audit.entries()).isEqualTo(SIZE + 1);
        assertThat(audit.records()).isEqualTo(SIZE + 1 - 3);
        assertThat(audit.erased()).isEqualTo(3);
    }

    @Test
    void aRecordThatWasTakenAwayWithoutAnErasureIsFound() {
        for (int i = 0; i < SIZE; i++) {
            List<LedgerLine> lines = exportWithErasure(2);
            int taken = i;
            boolean wasThere =
                    lines.removeIf(line -> line.hasRecord() && line.getRecord().getIndex() == taken);

            assertThat(fault(lines).map(LedgerAudit.Fault::index))
                    .as("record %d", i)
                    .isEqualTo(wasThere ? Optional.of((long) i) : Optional.empty());
        }
    }

    @Test
    void anErasureCannotBeGivenMoreThanItErased() {
        List<LedgerLine> lines = exportWithErasure(2);
        lines.replaceAll(line -> line.getEntry().getErasedCount() == 0
                ? line
                : line.toBuilder()
                        .setEntry(line.getEntry().toBuilder().addErased(4))
                        .build());
        lines.removeIf(line -> line.hasRecord() && line.getRecord().getIndex() == 4);

        assertThat(fault(lines)).hasValueSatisfying(f -> assertThat(f.index()).isEqualTo(SIZE));
    }

    @Test
    void anExportWithoutRecordsIsComplete() {
        List<LedgerLine> entries = export();
        entries.removeIf(LedgerLine::hasRecord);
        ExportAudit audit = new ExportAudit(LedgerKeys.signer().verifier());

        assertThat(fault(audit, entries)).isEmpty();
        assertThat(audit.erased()).isZero();
    }

    /** Any leaf, any of its bytes: whatever is changed in what is stored of it is found. */
    @Test
    void anyChangedByteOfAnyLeafIsFound() {
        for (int index = 0; index < SIZE; index++) {
            byte[] stored = LEDGER.get(index).entry().toByteArray();
            for (int at = 0; at < stored.length; at++) {
                for (int bit = 0; bit < 8; bit += 3) {
                    byte[] other = stored.clone();
                    other[at] ^= (byte) (1 << bit);
                    Optional<LedgerEntry> read = parsed(other);
                    if (read.isPresent() && !read.get().equals(LEDGER.get(index).entry())) {
                        assertThat(fault(with(
                                        2 * index,
                                        LedgerLine.newBuilder()
                                                .setEntry(read.get())
                                                .build())))
                                .as("leaf %d, byte %d, bit %d", index, at, bit)
                                .isPresent();
                    }
                }
            }
        }
    }

    private static Optional<LedgerEntry> parsed(byte[] bytes) {
        try {
            return Optional.of(LedgerEntry.parseFrom(bytes));
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }

    /** The export with one entry more, which erases these, and without their records. */
    private static List<LedgerLine> exportWithErasure(long... indices) {
        Erasure.Builder erasure = Erasure.newBuilder().setErasureId("era-1").setActor("kim");
        LongStream.of(indices).forEach(erasure::addIndices);
        Ledger.Appended last = LEDGER.getLast()
                .ledger()
                .append(Timestamp.newBuilder().setSeconds(9_000).build(), erasure.build());
        List<LedgerLine> lines = new ArrayList<>(export());
        lines.removeLast();
        lines.removeIf(line -> line.hasRecord()
                && LongStream.of(indices).anyMatch(i -> i == line.getRecord().getIndex()));
        lines.add(LedgerLine.newBuilder().setEntry(last.entry()).build());
        lines.add(LedgerLine.newBuilder().setRecord(last.record()).build());
        lines.add(LedgerLine.newBuilder()
                .setCheckpoint(LedgerKeys.signer().sign(last.ledger().tree()).toString())
                .build());
        return lines;
    }

    @Test
    void anEntryDoesNotTellAGuessedRecordFromAnother() {
        LedgerRecord record = LEDGER.get(2).record();
        ByteString guess = record.toBuilder().clearSalt().build().toByteString();

        assertThat(LEDGER.get(2).entry().getRecordHash())
                .isNotEqualTo(Hashes.sha256(guess))
                .isNotEqualTo(Hashes.hmac(ByteString.copyFrom(new byte[32]), guess));
        assertThat(LEDGER.stream().map(a -> a.record().getSalt()).distinct()).hasSize(SIZE);
        assertThat(new Salts(new byte[32]).of(7)).isEqualTo(new Salts(new byte[32]).of(7));
    }

    @Test
    void findsThatTheEndIsMissing() {
        List<LedgerLine> shorter = new ArrayList<>(export().subList(0, 2 * (SIZE - 2)));
        assertThat(fault(shorter)).hasValueSatisfying(f -> assertThat(f.what()).contains("under no checkpoint"));

        shorter.add(export().getLast());
        assertThat(fault(shorter))
                .hasValueSatisfying(f -> assertThat(f.what()).contains("of 9 entries and there are 7"));
    }

    @Test
    void findsALedgerThatWasMadeUpWhollyAndSignedByAnother() {
        List<LedgerLine> other = export();
        String note = other.getLast().getCheckpoint();
        int blob = note.lastIndexOf(' ') + 12;
        String forged = note.substring(0, blob) + (note.charAt(blob) == 'A' ? 'B' : 'A') + note.substring(blob + 1);
        other.set(
                other.size() - 1, LedgerLine.newBuilder().setCheckpoint(forged).build());

        assertThat(fault(other)).hasValueSatisfying(f -> assertThat(f.what()).contains("not signed by"));
    }

    @Test
    void findsEveryChangedFieldOfAnInclusionProof() {
        InclusionProof proof = inclusion(4);
        assertThat(fault(List.of(LedgerLine.newBuilder().setInclusion(proof).build())))
                .isEmpty();

        for (FieldDescriptor field : LedgerEntry.getDescriptor().getFields()) {
            LedgerEntry changed = (LedgerEntry) changed(proof.getEntry(), field);
            assertThat(fault(proof.toBuilder().setEntry(changed).build()))
                    .as(field.getName())
                    .isPresent();
        }
        assertThat(fault(proof.toBuilder().setTreeSize(SIZE - 1).build())).isPresent();
        assertThat(fault(proof.toBuilder().setPath(1, proof.getPath(0)).build()))
                .isPresent();
        assertThat(fault(proof.toBuilder().setRecord(LEDGER.get(5).record()).build()))
                .isPresent();
        assertThat(fault(proof.toBuilder()
                        .setCheckpoint(head(SIZE - 1))
                        .setTreeSize(SIZE - 1)
                        .build()))
                .isPresent();
    }

    @Test
    void findsAConsistencyProofThatDoesNotHold() {
        ConsistencyProof proof = ConsistencyProof.newBuilder()
                .setFirstCheckpoint(head(3))
                .setSecondCheckpoint(head(SIZE))
                .addAllPath(Proofs.consistency(leaves(), 3, SIZE))
                .build();

        assertThat(fault(List.of(LedgerLine.newBuilder().setConsistency(proof).build())))
                .isEmpty();
        assertThat(fault(List.of(LedgerLine.newBuilder()
                        .setConsistency(proof.toBuilder().setFirstCheckpoint(head(4)))
                        .build())))
                .isPresent();
    }

    private static Optional<LedgerAudit.Fault> fault(InclusionProof proof) {
        return fault(List.of(LedgerLine.newBuilder().setInclusion(proof).build()));
    }

    private static Optional<LedgerAudit.Fault> fault(List<LedgerLine> lines) {
        return fault(new ExportAudit(LedgerKeys.signer().verifier()), lines);
    }

    private static Optional<LedgerAudit.Fault> fault(ExportAudit audit, List<LedgerLine> lines) {
        for (LedgerLine line : lines) {
            Optional<LedgerAudit.Fault> fault = audit.take(line);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return audit.finish();
    }

    /** The message with another value of one field, whatever its type. */
    private static Message changed(Message message, FieldDescriptor field) {
        if (field.isRepeated()) {
            return message.toBuilder().addRepeatedField(field, 7L).build();
        }
        Object value = message.getField(field);
        Object other = switch (field.getJavaType()) {
            case LONG -> (Long) value + 1;
            case STRING -> value + "x";
            case BYTE_STRING ->
                ((ByteString) value).isEmpty() ? ByteString.copyFrom(new byte[32]) : flipped((ByteString) value);
            case ENUM -> field.getEnumType().findValueByNumber(LedgerEntry.Kind.KIND_READ_VALUE);
            case MESSAGE -> Timestamp.newBuilder().setSeconds(7).build();
            default -> throw new AssertionError(field);
        };
        return message.toBuilder().setField(field, other).build();
    }

    private static ByteString flipped(ByteString bytes) {
        byte[] flipped = bytes.toByteArray();
        flipped[flipped.length / 2] ^= 1;
        return ByteString.copyFrom(flipped);
    }

    private static List<LedgerLine> with(int place, LedgerLine line) {
        List<LedgerLine> lines = export();
        lines.set(place, line);
        return lines;
    }

    /** Entry, record, entry, record, and so on, and the checkpoint. */
    private static List<LedgerLine> export() {
        List<LedgerLine> lines = new ArrayList<>();
        for (Ledger.Appended appended : LEDGER) {
            lines.add(LedgerLine.newBuilder().setEntry(appended.entry()).build());
            lines.add(LedgerLine.newBuilder().setRecord(appended.record()).build());
        }
        lines.add(LedgerLine.newBuilder().setCheckpoint(head(SIZE)).build());
        return lines;
    }

    private static InclusionProof inclusion(int index) {
        return InclusionProof.newBuilder()
                .setEntry(LEDGER.get(index).entry().toBuilder().clearRootHash())
                .setRecord(LEDGER.get(index).record())
                .setTreeSize(SIZE)
                .addAllPath(Proofs.inclusion(leaves(), index, SIZE))
                .setCheckpoint(head(SIZE))
                .build();
    }

    private static String head(int size) {
        return LedgerKeys.signer().sign(LEDGER.get(size - 1).ledger().tree()).toString();
    }

    private static LeafHashes leaves() {
        LeafHashes leaves = new LeafHashes();
        LEDGER.forEach(a -> leaves.add(a.entry().getLeafHash()));
        return leaves;
    }

    private static List<Ledger.Appended> ledger() {
        List<Ledger.Appended> all = new ArrayList<>();
        Ledger ledger = Ledger.empty(LedgerKeys.salts());
        for (int i = 0; i < SIZE; i++) {
            Ledger.Appended appended = ledger.append(
                    LedgerEntry.Kind.KIND_EXPORT,
                    Timestamp.newBuilder().setSeconds(300L * i).build(),
                    "kim",
                    "evidence/" + i,
                    Access.newBuilder().setPurpose("a test").build());
            ledger = appended.ledger();
            all.add(appended);
        }
        return all;
    }
}
