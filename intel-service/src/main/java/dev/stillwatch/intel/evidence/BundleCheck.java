package dev.stillwatch.intel.evidence;

import dev.stillwatch.platform.transparency.Checkpoint;
import dev.stillwatch.platform.transparency.MerkleTree;
import dev.stillwatch.platform.transparency.NoteKey;
import dev.stillwatch.platform.transparency.SignedNote;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks a bundle against one key, with nothing else at hand. It goes on after a fault where that makes sense, so that a reader learns all
 * that holds and all that does not. What its ledger entries are worth, a check of the ledger says: enforcement-service's.
 */
public final class BundleCheck {

    /**
     * One thing that holds or does not.
     *
     * @param holds whether it holds
     * @param what in one sentence
     */
    public record Finding(boolean holds, String what) {}

    /**
     * What came of a check.
     *
     * @param findings all that was looked at
     * @param bundle what was read; empty when it could not be
     */
    public record Result(List<Finding> findings, Optional<Bundle> bundle) {
        /** Whether everything holds. */
        public boolean holds() {
            return findings.stream().allMatch(Finding::holds);
        }
    }

    private final NoteKey key;
    private final List<Finding> findings = new ArrayList<>();

    private BundleCheck(NoteKey key) {
        this.key = key;
    }

    /** Checks a bundle. */
    public static Result run(byte[] file, NoteKey key) {
        var check = new BundleCheck(key);
        Optional<Bundle> bundle = Optional.empty();
        try {
            bundle = Optional.of(check.read(StoredZip.read(file)));
        } catch (IllegalArgumentException e) {
            check.say(false, "The bundle can't be read: " + e.getMessage());
        }
        return new Result(List.copyOf(check.findings), bundle);
    }

    private Bundle read(Map<String, byte[]> files) {
        SignedNote note = note(files, Bundle.MANIFEST);
        say(note.isSignedBy(key), "The list of files is signed by " + key.name());
        Manifest manifest = Manifest.parse(note.text());
        files(manifest, files);
        List<SealedLeaf> leaves = Bundle.leaves(files);
        head(note(files, Bundle.HEAD), manifest);
        leaves(manifest, leaves);
        return new Bundle(manifest, leaves);
    }

    private static SignedNote note(Map<String, byte[]> files, String name) {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new IllegalArgumentException("it has no " + name);
        }
        String text = Bundle.text(bytes);
        SignedNote note = SignedNote.parse(text);
        if (!note.toString().equals(text) || note.signatures().size() != 1) {
            throw new IllegalArgumentException(name + " is not exactly a note with one signature");
        }
        return note;
    }

    private void files(Manifest manifest, Map<String, byte[]> files) {
        Set<String> listed = new HashSet<>(Set.of(Bundle.MANIFEST));
        List<String> wrong = new ArrayList<>();
        for (Manifest.FileEntry file : manifest.files()) {
            listed.add(file.name());
            byte[] content = files.get(file.name());
            if (content == null || !file.describes(content)) {
                wrong.add(file.name() + (content == null ? " is missing" : " was changed"));
            }
        }
        files.keySet().stream().filter(f -> !listed.contains(f)).forEach(f -> wrong.add(f + " was put in"));
        say(
                wrong.isEmpty(),
                wrong.isEmpty()
                        ? "All " + manifest.files().size() + " files are as they were signed"
                        : "Files are not as they were signed: " + String.join(", ", wrong));
    }

    private void head(SignedNote note, Manifest manifest) {
        Checkpoint head = Checkpoint.parse(note.text());
        say(
                note.isSignedBy(key)
                        && head.origin().equals(BundleBuilder.origin(key.name(), manifest.campaign()))
                        && head.root().equals(manifest.root())
                        && head.size() == manifest.leaves(),
                "The root of the evidence is signed by " + key.name() + " for campaign " + manifest.campaign());
    }

    private void leaves(Manifest manifest, List<SealedLeaf> leaves) {
        boolean inOrder = true;
        for (int i = 0; i < leaves.size(); i++) {
            inOrder &= leaves.get(i).index() == i;
        }
        MerkleTree tree = BundleBuilder.tree(leaves);
        long hidden =
                leaves.stream().filter(l -> l instanceof SealedLeaf.Hidden).count();
        boolean fits = inOrder
                && tree.size() == manifest.leaves()
                && tree.root().equals(manifest.root())
                && hidden == manifest.withheld();
        say(
                fits,
                String.format(
                        Locale.ROOT,
                        "%,d pieces of evidence, %,d of them shown and %,d withheld, lead to that root",
                        leaves.size(),
                        leaves.size() - hidden,
                        hidden));
        boolean rightly = leaves.stream()
                .allMatch(l -> l instanceof SealedLeaf.Hidden
                        == (manifest.variant() == Variant.REDACTED && Leaf.isWithheld(l.name())));
        say(rightly, "What is withheld is what a " + manifest.variant().word() + " bundle withholds, and nothing else");
    }

    private void say(boolean holds, String what) {
        findings.add(new Finding(holds, what));
    }
}
