package dev.stillwatch.linking.service;

import dev.stillwatch.embedded.Backing;
import dev.stillwatch.ingest.v1.AccountRecord;
import dev.stillwatch.ingest.v1.SketchRecord;
import dev.stillwatch.platform.service.ServiceRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How fast linking works off the sketches of the February 2026 case, or a share of it, on a Kafka of its own with nothing else running. Arguments: shares, such
 * as {@code 0.03 0.1}; {@code days=2} before them sets how much of its 45 days. CPU is that of the threads that work on the stages, without the broker.
 */
public final class LinkingBench {

    private LinkingBench() {}

    /** Measures each share given. */
    public static void main(String[] arguments) throws Exception {
        double days = 2;
        System.out.println(
                "share   accounts  exchanges  wall s  exchanges/s  CPU s  us of CPU per exchange  bytes in Kafka  bytes of state");
        for (String argument : arguments) {
            if (argument.startsWith("days=")) {
                days = Double.parseDouble(argument.substring(5));
            } else {
                measure(Double.parseDouble(argument), days);
            }
        }
    }

    private static void measure(double share, double days) throws Exception {
        Path folder = Files.createTempDirectory("linking-bench");
        var traffic = new February(share, 1);
        long exchanges = 0;
        try (Backing backing = Backing.start(folder.resolve("backing"));
                var installation = new Installation(backing)) {
            installation.createTopics();
            for (int i = 0; i < traffic.accounts(); i++) {
                installation.send(traffic.signUp(i));
            }
            long end = Traffic.START;
            for (int epoch = 0; epoch < days * 288; epoch++) {
                int count = traffic.exchanges();
                for (int i = 0; i < count; i++) {
                    installation.send(traffic.sketch(end));
                }
                exchanges += count;
                end += Traffic.EPOCH;
                var watermark = Traffic.watermark(end);
                installation.send(
                        SketchRecord.newBuilder().setWatermark(watermark).build());
                installation.send(
                        AccountRecord.newBuilder().setWatermark(watermark).build());
            }
            installation.flush();
            long before = bytes(folder.resolve("backing"));
            long start = System.nanoTime();
            try (ServiceRuntime service = installation.start(folder.resolve("state"))) {
                installation.awaitLinked(end);
                long wall = System.nanoTime() - start;
                double cpu = cpu();
                System.out.printf(
                        Locale.ROOT,
                        "%5.2f %10d %10d %7.1f %12.0f %6.1f %23.1f %15.0f %15.0f  port %d, %d deltas%n",
                        share,
                        traffic.accounts(),
                        exchanges,
                        wall / 1e9,
                        exchanges / (wall / 1e9),
                        cpu,
                        cpu * 1e6 / exchanges,
                        (bytes(folder.resolve("backing")) - before) / (double) exchanges,
                        bytes(folder.resolve("state")) / (double) exchanges,
                        service.grpcPort(),
                        installation.deltas().size());
            }
        } finally {
            if (System.getProperty("keep") == null) {
                delete(folder);
            }
        }
    }

    /** CPU seconds of threads that work for the stages. */
    private static double cpu() {
        var threads = ManagementFactory.getThreadMXBean();
        long nanos = 0;
        for (long id : threads.getAllThreadIds()) {
            var thread = threads.getThreadInfo(id);
            if (thread != null && thread.getThreadName().contains("StreamThread")) {
                nanos += Math.max(0, threads.getThreadCpuTime(id));
            }
        }
        return nanos / 1e9;
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> {
                        try {
                            return Files.isRegularFile(file) && !file.toString().endsWith("index")
                                    ? Files.size(file)
                                    : 0;
                        } catch (IOException e) {
                            return 0;
                        }
                    })
                    .sum();
        } catch (UncheckedIOException e) {
            return 0;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
