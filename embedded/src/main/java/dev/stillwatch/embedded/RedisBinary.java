package dev.stillwatch.embedded;

import java.nio.file.Path;
import java.util.Locale;

/** The Redis 7.0.15 executables that the artifact {@code org.signal:embedded-redis} carries. */
final class RedisBinary {

    private static final String ARTIFACT = "org.signal:embedded-redis";

    private RedisBinary() {}

    static Path unpack() {
        var name = nameFor(System.getProperty("os.name", "?"), System.getProperty("os.arch", "?"));
        return ClassPathJar.holding(name, ARTIFACT).unpack(name::equals).resolve(name);
    }

    /** @param osName and osArch as in the system properties {@code os.name} and {@code os.arch} */
    static String nameFor(String osName, String osArch) {
        var os = osName.toLowerCase(Locale.ROOT);
        var system = os.startsWith("linux") ? "linux" : os.startsWith("mac") ? "darwin" : null;
        var machine = switch (osArch.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64", "arm64" -> "arm64";
            default -> null;
        };
        if (system == null || machine == null) {
            throw new EmbeddedServerException(
                    "no embedded Redis for " + osName + " on " + osArch
                            + ": there is one for Linux and macOS on amd64 and arm64. Run a Redis 7 yourself and name it in the configuration");
        }
        return "redis-server-7.0.15-" + system + "-" + machine;
    }
}
