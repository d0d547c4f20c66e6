package dev.stillwatch.cli.canary;

import dev.stillwatch.intel.canary.CanarySet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A set of canaries as a file, which is secret, and beside it the proof that the ledger committed to it. */
final class CanaryFile {

    private static final String FORMAT = "stillwatch-canaries/1";

    private CanaryFile() {}

    static Path proof(Path file) {
        return file.resolveSibling(file.getFileName() + ".proof.jsonl");
    }

    static void write(Path file, CanarySet set) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(FORMAT + " " + set.campaign() + " " + set.commitment());
        lines.addAll(set.lines());
        Files.write(file, lines);
    }

    /**
     * Reads a set, and holds it against the commitment that stands in the file.
     *
     * @throws IllegalArgumentException when it is none, or was changed
     */
    static CanarySet read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String[] head = lines.isEmpty() ? new String[0] : lines.getFirst().split(" ", -1);
        if (head.length != 3 || !head[0].equals(FORMAT)) {
            throw new IllegalArgumentException(file + " is no file of canaries");
        }
        CanarySet set = CanarySet.parse(head[1], lines.subList(1, lines.size()));
        if (!set.commitment().equals(head[2])) {
            throw new IllegalArgumentException(file + " was changed: its canaries are not those of its commitment");
        }
        return set;
    }
}
