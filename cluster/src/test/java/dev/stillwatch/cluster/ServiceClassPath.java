package dev.stillwatch.cluster;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The class path of one service: this test's own without the other services and whatever starts, drives or tests them. A service that needs
 * another's classes, or knows settings only because the other's are there, does not start.
 */
final class ServiceClassPath {

    private static final List<String> SERVICES = List.of("ingest", "scoring", "linking", "enforcement", "intel");
    private static final List<String> OURS =
            List.of("standalone", "embedded", "broker", "lab", "cli", "cluster", "helm");

    /** Parts of paths of third parties' jars that no image has. */
    private static final List<String> OF_TESTS = List.of(
            "/junit",
            "/org/junit/",
            "/assertj",
            "/opentest4j",
            "/apiguardian",
            "helm-java",
            "/testcontainers",
            "/docker-java",
            "/picocli",
            "/embedded-redis");

    private ServiceClassPath() {}

    static String of(String service) {
        return Arrays.stream(all().split(File.pathSeparator))
                .filter(entry -> wanted(service, entry))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String all() {
        String ofTest = System.getProperty("surefire.test.class.path");
        return ofTest == null ? System.getProperty("java.class.path") : ofTest;
    }

    private static boolean wanted(String service, String entry) {
        boolean others =
                SERVICES.stream().filter(s -> !s.equals(service)).anyMatch(s -> isModule(entry, s + "-service"));
        return !others
                && OURS.stream().noneMatch(module -> isModule(entry, module))
                && OF_TESTS.stream().noneMatch(entry::contains);
    }

    /** As a jar, or as the folder of classes that a build without packaging gives. */
    private static boolean isModule(String entry, String module) {
        Path path = Path.of(entry);
        String file = path.getFileName().toString();
        boolean jar = file.startsWith(module + "-") && file.endsWith(".jar") && !file.startsWith("helm-java");
        return jar
                || (file.contains("classes")
                        && entry.contains(File.separator + module + File.separator + "target" + File.separator));
    }
}
