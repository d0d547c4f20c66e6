package dev.stillwatch.intel.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BundleTest {

    private static final byte[] FULL = CaseFiles.builder().build(CaseFiles.file(), Variant.FULL);
    private static final byte[] REDACTED = CaseFiles.builder().build(CaseFiles.file(), Variant.REDACTED);

    @Test
    void theSameCaseGivesTheSameBytes() {
        assertThat(CaseFiles.builder().build(CaseFiles.file(), Variant.FULL)).isEqualTo(FULL);
    }

    @Test
    void holdsInBothVariantsUnderOneRoot() {
        BundleCheck.Result full = BundleCheck.run(FULL, CaseFiles.ISSUER.verifier());
        BundleCheck.Result redacted = BundleCheck.run(REDACTED, CaseFiles.ISSUER.verifier());

        assertThat(full.findings()).allMatch(BundleCheck.Finding::holds);
        assertThat(redacted.findings()).allMatch(BundleCheck.Finding::holds);
        Manifest a = full.bundle().orElseThrow().manifest();
        Manifest b = redacted.bundle().orElseThrow().manifest();
        assertThat(a.root()).isEqualTo(b.root());
        assertThat(a.withheld()).isZero();
        // 40 accounts, 3 decisions, and the records of 44 entries.
        assertThat(b.withheld()).isEqualTo(40 + 3 + 44);
        assertThat(StoredZip.read(FULL).get("head.note"))
                .isEqualTo(StoredZip.read(REDACTED).get("head.note"));
    }

    @Test
    void whoHoldsTheFullOneMakesTheRedactedOneWithoutAKey() {
        assertThat(Redaction.of(FULL)).isEqualTo(REDACTED);
        assertThatThrownBy(() -> Redaction.of(REDACTED)).hasMessageContaining("not a full bundle");
    }

    @Test
    void theRedactedOneNamesNobody() {
        String all = new String(REDACTED, StandardCharsets.ISO_8859_1);

        assertThat(all)
                .doesNotContain("acct-", "reviewer@", "counsel@", "author@", "rubric grading in bulk", "for the court");
        assertThat(new String(FULL, StandardCharsets.ISO_8859_1))
                .contains("acct-secret-3", CaseFiles.REVIEWER, CaseFiles.EXPORTER);
    }

    @Test
    void anotherKeyHasNotSignedIt() {
        BundleCheck.Result result = BundleCheck.run(FULL, CaseFiles.LEDGER.verifier());

        assertThat(result.holds()).isFalse();
        assertThat(result.findings().getFirst().holds()).isFalse();
    }

    @Test
    void oneByteChangedAnywhereIsFound() {
        var random = new Random(6);
        for (byte[] bundle : List.of(FULL, REDACTED)) {
            Set<Integer> places = new HashSet<>();
            for (byte[] content : StoredZip.read(bundle).values()) {
                int start = indexOf(bundle, content);
                for (int i = 0; i < 8; i++) {
                    places.add(start + random.nextInt(content.length));
                }
            }
            // Headers, names, dates, lengths and the directory at the end.
            for (int i = 0; i < 40; i++) {
                places.add(i);
                places.add(bundle.length - 1 - random.nextInt(600));
                places.add(random.nextInt(bundle.length));
            }
            for (int place : places) {
                byte[] changed = bundle.clone();
                changed[place] ^= (byte) (1 << random.nextInt(8));
                assertThat(BundleCheck.run(changed, CaseFiles.ISSUER.verifier()).holds())
                        .as("a bit of byte %d turned", place)
                        .isFalse();
            }
        }
    }

    @Test
    void cutOffOrGrownIsFound() {
        byte[] shorter = java.util.Arrays.copyOf(FULL, FULL.length - 1);
        byte[] longer = java.util.Arrays.copyOf(FULL, FULL.length + 1);

        assertThat(BundleCheck.run(shorter, CaseFiles.ISSUER.verifier()).holds())
                .isFalse();
        assertThat(BundleCheck.run(longer, CaseFiles.ISSUER.verifier()).holds()).isFalse();
        assertThat(BundleCheck.run(new byte[0], CaseFiles.ISSUER.verifier()).holds())
                .isFalse();
    }

    @Test
    void aPieceChangedAndTheZipMadeAnewIsNamed() {
        Map<String, byte[]> files = new LinkedHashMap<>(StoredZip.read(FULL));
        String leaves = new String(files.get("leaves.jsonl"), StandardCharsets.UTF_8);
        files.put(
                "leaves.jsonl",
                leaves.replace("\"exchanges\":123456", "\"exchanges\":999999").getBytes(StandardCharsets.UTF_8));

        BundleCheck.Result result = BundleCheck.run(StoredZip.write(files), CaseFiles.ISSUER.verifier());

        assertThat(result.findings())
                .filteredOn(f -> !f.holds())
                .extracting(BundleCheck.Finding::what)
                .anyMatch(w -> w.contains("leaves.jsonl was changed"))
                .anyMatch(w -> w.contains("lead to that root"));
    }

    @Test
    void filesPutInOrTakenOutAreNamed() {
        Map<String, byte[]> files = new LinkedHashMap<>(StoredZip.read(FULL));
        files.remove("report.pdf");
        files.put("extra.txt", new byte[] {1});

        assertThat(BundleCheck.run(StoredZip.write(files), CaseFiles.ISSUER.verifier())
                        .findings())
                .filteredOn(f -> !f.holds())
                .singleElement()
                .satisfies(f -> assertThat(f.what()).contains("report.pdf is missing", "extra.txt was put in"));
    }

    @Test
    void whatIsWithheldCantBeGuessedWithoutItsSalt() {
        List<SealedLeaf> full = Bundle.leaves(StoredZip.read(FULL));
        List<SealedLeaf> redacted = Bundle.leaves(StoredZip.read(REDACTED));
        List<SealedLeaf.Shown> guessed = new ArrayList<>();
        for (int i = 0; i < full.size(); i++) {
            if (redacted.get(i) instanceof SealedLeaf.Hidden hidden) {
                var shown = (SealedLeaf.Shown) full.get(i);
                // The right content under a wrong salt says nothing; under its own it is the leaf.
                var guess = new SealedLeaf.Shown(
                        i, shown.name(), com.google.protobuf.ByteString.copyFrom(new byte[32]), shown.content());
                assertThat(guess.hash()).isNotEqualTo(hidden.hash());
                assertThat(shown.hash()).isEqualTo(hidden.hash());
                guessed.add(guess);
            }
        }
        assertThat(guessed).hasSize(87);
    }

    private static int indexOf(byte[] in, byte[] what) {
        outer:
        for (int i = 0; i <= in.length - what.length; i++) {
            for (int j = 0; j < what.length; j++) {
                if (in[i + j] != what[j]) {
                    continue outer;
                }
            }
            return i;
        }
        throw new AssertionError("not there");
    }
}
