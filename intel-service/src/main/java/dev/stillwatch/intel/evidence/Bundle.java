package dev.stillwatch.intel.evidence;

import dev.stillwatch.platform.transparency.SignedNote;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A bundle as it was read; nothing about it is verified by reading. {@link BundleCheck} does.
 *
 * @param manifest what it says it consists of
 * @param leaves its leaves, in the order they stand in the file
 */
public record Bundle(Manifest manifest, List<SealedLeaf> leaves) {

    static final String MANIFEST = "manifest.note";
    static final String HEAD = "head.note";
    static final String LEAVES = "leaves.jsonl";

    /** Copies the list. */
    public Bundle {
        leaves = List.copyOf(leaves);
    }

    /** Whether a file is a zip file, as bundles are, by its first bytes. */
    public static boolean isZip(byte[] start) {
        return start.length >= 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
    }

    static Manifest manifest(byte[] note) {
        return Manifest.parse(SignedNote.parse(text(note)).text());
    }

    static List<SealedLeaf> leaves(Map<String, byte[]> files) {
        byte[] lines = files.get(LEAVES);
        if (lines == null) {
            throw new IllegalArgumentException("it has no " + LEAVES);
        }
        return text(lines).lines().map(SealedLeaf::parse).toList();
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
