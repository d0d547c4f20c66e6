package dev.stillwatch.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.stillwatch.cli.ledger.LedgerVerification.Result;
import dev.stillwatch.enforcement.ledger.Ledger;
import dev.stillwatch.enforcement.ledger.Salts;
import dev.stillwatch.enforcement.v1.Access;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.LedgerLine;
import dev.stillwatch.platform.transparency.NoteSigner;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerVerificationTest {

    /** The first key pair of RFC 8032 section 7.1. */
    private static final NoteSigner SIGNER = new NoteSigner(
            "test.invalid/ledger",
            "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g",
            "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");

    @TempDir
    private Path folder;

    private Path file = Path.of("ledger.jsonl");

    @BeforeEach
    void export() throws IOException {
        file = folder.resolve("ledger.jsonl");
        write(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"again.jsonl", "again.jsonl.gz"})
    void anUntouchedLedgerIsUntouched(String name) throws IOException {
        Path again = folder.resolve(name);
        write(again);

        assertThat(LedgerVerification.run(again, SIGNER.verifier())).isEqualTo(new Result.Untouched(4, 4, 0, 0));
    }

    @Test
    void saysWhatIsWrongWhereAndAfterWhen() throws IOException {
        tamper(lines -> lines.set(4, lines.get(4).replace("KIND_EXPORT", "KIND_READ")));

        assertThat(LedgerVerification.run(file, SIGNER.verifier()))
                .isEqualTo(new Result.Tampered(
                        5, 2, Optional.of(Instant.ofEpochSecond(300)), "the leaf hash is not that of the entry"));
    }

    @Test
    void saysThatTheEndIsMissing() throws IOException {
        tamper(List::removeLast);

        assertThat(LedgerVerification.run(file, SIGNER.verifier())).isInstanceOfSatisfying(Result.Tampered.class, t -> {
            assertThat(t.line()).isEqualTo(9);
            assertThat(t.what()).contains("under no checkpoint");
        });
    }

    @Test
    void aLineThatIsNoneIsTampering() throws IOException {
        tamper(lines -> lines.set(0, lines.get(0).replace("\"entry\"", "\"entri\"")));
        assertThat(LedgerVerification.run(file, SIGNER.verifier())).isInstanceOf(Result.Tampered.class);

        Files.writeString(file, "");
        assertThat(LedgerVerification.run(file, SIGNER.verifier())).isInstanceOf(Result.Tampered.class);
    }

    /** Every character of the file counts, one after the other, but for how JSON is laid out. */
    @Test
    void noLetterOrDigitCanBeChanged() throws IOException {
        String whole = Files.readString(file);
        for (int i = 0; i < whole.length(); i += 7) {
            char c = whole.charAt(i);
            if (!Character.isLetterOrDigit(c)) {
                continue;
            }
            char other = c == 'Q' ? 'B' : c == '1' ? '3' : Character.isDigit(c) ? '1' : 'Q';
            Files.writeString(file, whole.substring(0, i) + other + whole.substring(i + 1));

            assertThat(LedgerVerification.run(file, SIGNER.verifier()))
                    .as("character %d, %s for %s", i, other, c)
                    .isInstanceOf(Result.Tampered.class);
        }
    }

    private void tamper(Consumer<List<String>> change) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        change.accept(lines);
        Files.write(file, lines);
    }

    private static void write(Path file) throws IOException {
        Ledger ledger = Ledger.empty(new Salts(new byte[32]));
        try (BufferedWriter out = LedgerFile.writer(file)) {
            for (int i = 0; i < 4; i++) {
                Ledger.Appended appended = ledger.append(
                        LedgerEntry.Kind.KIND_EXPORT,
                        Timestamp.newBuilder().setSeconds(300L * i).build(),
                        "kim",
                        "ledger",
                        Access.newBuilder().setPurpose("purpose " + i).build());
                ledger = appended.ledger();
                LedgerFile.write(
                        out, LedgerLine.newBuilder().setEntry(appended.entry()).build());
                LedgerFile.write(
                        out,
                        LedgerLine.newBuilder().setRecord(appended.record()).build());
            }
            String head = SIGNER.sign(ledger.tree()).toString();
            LedgerFile.write(out, LedgerLine.newBuilder().setCheckpoint(head).build());
        }
    }
}
