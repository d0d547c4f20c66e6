package dev.stillwatch.proto;

import com.google.api.AnnotationsProto;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A copy of the contracts beside what they import, as buf wants a workspace to be.
 *
 * @param folder where it lies
 */
record BufWorkspace(Path folder) {

    static final Path BUF = Path.of("target", "buf", "buf");
    private static final List<String> IMPORTED =
            List.of("buf/validate/validate.proto", "google/api/field_behavior.proto");

    static BufWorkspace in(Path folder) throws IOException {
        copy(Path.of("stillwatch"), folder.resolve("contracts").resolve("stillwatch"));
        for (String name : IMPORTED) {
            Path target = folder.resolve("imports").resolve(name);
            Files.createDirectories(target.getParent());
            try (InputStream in =
                    Objects.requireNonNull(AnnotationsProto.class.getResourceAsStream("/" + name), name)) {
                Files.copy(in, target);
            }
        }
        Files.writeString(
                folder.resolve("buf.yaml"),
                Files.readString(Path.of("buf.yaml"))
                        .replace(
                                "version: v2",
                                "version: v2\nmodules:\n  - path: contracts\n  - path: imports\n    lint: {ignore: [imports]}"));
        return new BufWorkspace(folder);
    }

    /** What buf says; nothing when all is well. */
    String run(String... arguments) throws IOException, InterruptedException {
        BUF.toFile().setExecutable(true);
        List<String> command = new ArrayList<>(List.of(BUF.toAbsolutePath().toString()));
        command.addAll(Arrays.asList(arguments));
        Process buf = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(buf.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = buf.waitFor();
        return status == 0 || !said.isEmpty() ? said : "buf ended with " + status;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
