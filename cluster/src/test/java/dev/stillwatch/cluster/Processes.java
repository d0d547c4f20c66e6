package dev.stillwatch.cluster;

import dev.stillwatch.embedded.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Pods as processes of this machine: the JVM that runs the test, with the class path of one service alone, and a container's limit for its memory. */
final class Processes implements Engine {

    @Override
    public boolean mounts() {
        return false;
    }

    @Override
    public Running start(PodSpec pod) {
        var process = ChildProcess.start(command(pod), pod.environment(), pod.folder(), pod.log());
        return new Running() {
            @Override
            public boolean isAlive() {
                return process.isAlive();
            }

            @Override
            public boolean stop(Duration grace) {
                return process.stop(grace);
            }

            @Override
            public void kill() {
                process.kill();
            }
        };
    }

    @Override
    public void upgrade(String service) {
        throw new UnsupportedOperationException("An upgrade is of images; set -Dcluster.pods=containers");
    }

    /** What the image's entry point is, and what a container's limit says to a JVM. */
    private static List<String> command(PodSpec pod) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // A container of this size is no server to a JVM, so it would collect serially.
        command.addAll(List.of("-XX:MaxRAM=" + pod.memoryBytes(), "-XX:+UseSerialGC", "-Xshare:auto"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        String service = pod.service();
        String type = service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1) + "Service";
        command.addAll(List.of("-cp", ServiceClassPath.of(service), "dev.stillwatch." + service + "." + type));
        return command;
    }
}
