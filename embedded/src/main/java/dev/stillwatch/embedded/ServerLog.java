package dev.stillwatch.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Collectors;

/** The file that a server process logs to, over all its starts; the one before it is kept when it has grown too long. */
record ServerLog(Path file) {

    private static final long LONG_BYTES = 8L << 20;
    private static final int TAIL_BYTES = 4_000;
    private static final int TAIL_LINES = 12;

    void startAnewWhenLong() {
        try {
            if (Files.exists(file) && Files.size(file) > LONG_BYTES) {
                Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new EmbeddedServerException("cannot rename " + file + ": may this user write to its folder?", e);
        }
    }

    /** The last lines but for stack frames, indented, for an error message. */
    String tail() {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            var bytes = new byte[(int) Math.min(TAIL_BYTES, in.length())];
            in.seek(in.length() - bytes.length);
            in.readFully(bytes);
            var lines = new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("\tat "))
                    .toList();
            return lines.stream()
                    .skip(Math.max(0, lines.size() - TAIL_LINES))
                    .collect(Collectors.joining("\n    ", "    ", ""));
        } catch (IOException e) {
            return "    (cannot be read: " + e + ")";
        }
    }
}
