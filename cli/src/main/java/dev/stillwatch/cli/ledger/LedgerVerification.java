package dev.stillwatch.cli.ledger;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.stillwatch.enforcement.ledger.ExportAudit;
import dev.stillwatch.enforcement.ledger.LedgerAudit.Fault;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.LedgerLine;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.platform.transparency.NoteKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Verifies a file of ledger lines against a key, with no platform near. */
public final class LedgerVerification {

    /** What came of it. */
    public sealed interface Result {

        /**
         * Everything in the file is as it was signed.
         *
         * @param entries entries of the ledger
         * @param records records of those entries
         * @param erased entries whose records were erased, as later entries say; the others were exported without records
         * @param proofs proofs that stand for themselves
         */
        record Untouched(long entries, long records, long erased, long proofs) implements Result {}

        /**
         * Something is not.
         *
         * @param line line of the file, from 1; one behind the last when something is missing there
         * @param index index of the entry at which it shows
         * @param after when the last entry that is sound was decided; empty when none is
         * @param what what is wrong
         */
        record Tampered(long line, long index, Optional<Instant> after, String what) implements Result {}
    }

    private LedgerVerification() {}

    /** Verifies; stops at the first fault, for what follows rests on what is there. */
    public static Result run(Path file, NoteKey key) throws IOException {
        ExportAudit audit = new ExportAudit(key);
        long number = 0;
        try (BufferedReader lines = LedgerFile.reader(file)) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                number++;
                Optional<Fault> fault = take(audit, text);
                if (fault.isPresent()) {
                    return tampered(audit, number, fault.get());
                }
            }
        }
        if (number == 0) {
            return tampered(audit, 1, new Fault(0, "the file is empty"));
        }
        Optional<Fault> missing = audit.finish();
        return missing.isPresent()
                ? tampered(audit, number + 1, missing.get())
                : new Result.Untouched(audit.entries(), audit.records(), audit.erased(), audit.proofs());
    }

    /**
     * The lines of a file, which was verified.
     *
     * @throws java.io.UncheckedIOException when one can't be read
     */
    public static Stream<LedgerLine> lines(Path file) throws IOException {
        BufferedReader lines = LedgerFile.reader(file);
        return lines.lines()
                .map(text -> {
                    try {
                        return LedgerFile.parse(text);
                    } catch (InvalidProtocolBufferException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .onClose(() -> {
                    try {
                        lines.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private static Optional<Fault> take(ExportAudit audit, String text) {
        try {
            return audit.take(LedgerFile.parse(text));
        } catch (InvalidProtocolBufferException e) {
            return Optional.of(new Fault(audit.entries(), "the line is not one of a ledger: " + e.getMessage()));
        }
    }

    private static Result tampered(ExportAudit audit, long line, Fault fault) {
        LedgerEntry last = audit.last();
        Optional<Instant> after =
                last == null ? Optional.empty() : Optional.of(Instant.ofEpochMilli(EventTime.millis(last.getAt())));
        return new Result.Tampered(line, fault.index(), after, fault.what());
    }
}
