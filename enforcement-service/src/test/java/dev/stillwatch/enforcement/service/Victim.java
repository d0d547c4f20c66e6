package dev.stillwatch.enforcement.service;

import dev.stillwatch.embedded.Backing;
import dev.stillwatch.enforcement.EnforcementService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A replica in a process of its own, which can be killed. */
final class Victim implements AutoCloseable {

    private final Process process;

    private Victim(Process process) {
        this.process = process;
    }

    /** Starts one; it takes a while until it decides. What it says goes to a file. */
    static Victim start(Backing backing, String prefix, Path log) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        for (Map.Entry<String, Object> setting :
                Replica.settings(backing, prefix).entrySet()) {
            line.add("-D" + setting.getKey() + "=" + setting.getValue());
        }
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), EnforcementService.class.getName()));
        return new Victim(new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start());
    }

    /** As the kernel does when memory runs out: nothing is told, flushed or closed. */
    void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("The process outlives being killed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
