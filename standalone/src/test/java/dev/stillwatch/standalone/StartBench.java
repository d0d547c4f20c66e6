package dev.stillwatch.standalone;

import dev.stillwatch.embedded.Backing;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * How long a service takes from the start of its process until it is ready, bare and with an AOT cache that a start before made; in turn, on a
 * real Kafka and Redis. docs/images.md says how to run it.
 */
public final class StartBench {

    private static final int RUNS = 3;
    private static final double MILLION = 1e6;

    private record Start(double wallMillis, double cpuMillis) {}

    private StartBench() {}

    /** Words of services, such as {@code scoring}; none: all five. The property {@code homes} names Java runtimes to compare, with commas. */
    public static void main(String[] words) throws Exception {
        Path folder = Files.createTempDirectory("stillwatch-start-");
        try (Backing backing = Backing.start(folder.resolve("data"))) {
            for (ServiceName service : ServiceName.values()) {
                if (words.length == 0 || Arrays.asList(words).contains(word(service))) {
                    measure(service, folder, backing);
                }
            }
        }
    }

    private static void measure(ServiceName service, Path folder, Backing backing) throws Exception {
        Path cache = folder.resolve(word(service) + ".aot");
        Path again = folder.resolve(word(service) + "-again.aot");
        String own = System.getProperty("java.home");
        Map<String, List<Start>> starts = new LinkedHashMap<>();
        // The first start makes topics.
        start(own, service, folder, backing, List.of());
        start(own, service, folder, backing, List.of("-XX:AOTCacheOutput=" + cache));
        start(own, service, folder, backing, List.of("-XX:AOTCacheOutput=" + again));
        for (int run = 0; run < RUNS; run++) {
            for (String home : System.getProperty("homes", own).split(",", -1)) {
                starts.computeIfAbsent(home, h -> new ArrayList<>())
                        .add(start(home, service, folder, backing, List.of()));
            }
            starts.computeIfAbsent(own + " with a cache", h -> new ArrayList<>())
                    .add(start(own, service, folder, backing, List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on")));
        }
        starts.forEach((variant, of) -> System.out.printf("%s, %s: %s%n", word(service), variant, text(of)));
        System.out.printf(
                "%s: the cache has %d MB; one made the same way %s%n",
                word(service),
                Files.size(cache) / 1_000_000,
                Files.mismatch(cache, again) < 0 ? "is equal" : "has other bytes");
    }

    private static Start start(String home, ServiceName service, Path folder, Backing backing, List<String> options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(home, "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                jars()));
        ServiceSettings.of(service, StandaloneOptions.on(folder), backing)
                .forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("dev.stillwatch." + word(service) + "." + capital(word(service)) + "Service");
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader out = process.inputReader()) {
            List<String> lines = new ArrayList<>();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
                if (line.contains("{} is ready")) {
                    double wall = (System.nanoTime() - began) / MILLION;
                    Duration cpu = process.info().totalCpuDuration().orElse(Duration.ZERO);
                    // By its handle: the process would close what it still says.
                    process.toHandle().destroy();
                    out.lines().forEach(l -> {});
                    if (!process.waitFor(2, TimeUnit.MINUTES)) {
                        process.destroyForcibly();
                    }
                    return new Start(wall, cpu.toNanos() / MILLION);
                }
            }
            throw new IllegalStateException(service + " ended before it was ready:\n" + String.join("\n", lines));
        }
    }

    /** A cache is of jars, not of folders. */
    private static String jars() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String word(ServiceName service) {
        return service.word().replace("-service", "");
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String text(List<Start> starts) {
        return starts.stream()
                .map(s -> String.format(Locale.ROOT, "%,.0f ms (%,.0f of CPU)", s.wallMillis(), s.cpuMillis()))
                .collect(Collectors.joining(", "));
    }
}
