package dev.stillwatch.intel.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the redacted bundle of a full one, without any key: the platform signed both when it made the full one. */
public final class Redaction {

    static final String FOLDER = "redacted/";

    private Redaction() {}

    /** Whether the full bundle carries the redacted one's file of this name: those that can't be made from the full one's. */
    static boolean isCarried(String name) {
        return name.equals(Bundle.MANIFEST) || name.startsWith("report.");
    }

    /**
     * The redacted bundle.
     *
     * @param full a full bundle
     * @throws IllegalArgumentException when it is none, or does not fit what was signed
     */
    public static byte[] of(byte[] full) {
        Map<String, byte[]> files = StoredZip.read(full);
        byte[] note = files.get(FOLDER + Bundle.MANIFEST);
        if (note == null) {
            throw new IllegalArgumentException("it is not a full bundle: it has no " + FOLDER + Bundle.MANIFEST);
        }
        Manifest manifest = Bundle.manifest(note);
        Map<String, byte[]> made = new LinkedHashMap<>();
        made.put(Bundle.MANIFEST, note);
        for (Manifest.FileEntry file : manifest.files()) {
            byte[] content = file.name().equals(Bundle.LEAVES)
                    ? leaves(files)
                    : files.get(isCarried(file.name()) ? FOLDER + file.name() : file.name());
            if (content == null || !file.describes(content)) {
                throw new IllegalArgumentException(file.name() + " is not what was signed for the redacted bundle");
            }
            made.put(file.name(), content);
        }
        return StoredZip.write(made);
    }

    private static byte[] leaves(Map<String, byte[]> files) {
        return BundleBuilder.lines(redact(Bundle.leaves(files)));
    }

    /** The leaves with those that name an account or a person kept back. */
    static List<SealedLeaf> redact(List<SealedLeaf> leaves) {
        List<SealedLeaf> redacted = new ArrayList<>();
        for (SealedLeaf leaf : leaves) {
            redacted.add(Leaf.isWithheld(leaf.name()) ? leaf.hide() : leaf);
        }
        return redacted;
    }
}
