package dev.stillwatch.sketch.client;

import dev.stillwatch.ingest.v1.Client;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Versions that cannot be true together. Relays copy a version into one header and forget another, or pair what never shipped together. No greatest version is
 * assumed of anything: a new release is no contradiction.
 */
final class Versions {
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+(?:\\.\\d+)*");
    private static final Pattern NOT_WORD = Pattern.compile("[^a-z0-9.#]+");
    private static final Pattern MAJOR = Pattern.compile("(\\d+)(?:\\.(\\d+))?");

    /**
     * What SDKs need, from their own release notes: the clients of OpenAI from 4 on and of Anthropic use the fetch that Node has
     * since 18; both Python clients need 3.7.
     */
    private static final List<Need> NEEDS = List.of(
            new Need("openai", Platform.JAVASCRIPT, 4, "node", 18, 0),
            new Need("anthropic", Platform.JAVASCRIPT, 0, "node", 18, 0),
            new Need("claude-code", Platform.JAVASCRIPT, 0, "node", 18, 0),
            new Need("openai", Platform.PYTHON, 1, "python", 3, 7),
            new Need("anthropic", Platform.PYTHON, 0, "python", 3, 7));

    private Versions() {}

    /**
     * Whether the User-Agent names the SDK with another version than the SDK gives. It must name the SDK, with its platform, and nothing else: a program of the
     * same vendor, such as {@code acme-cli/2.0.1} over {@code acme-node}, has a version of its own.
     */
    static boolean userAgentDiffers(Client client) {
        String agent = client.getUserAgent().toLowerCase(Locale.ROOT);
        Matcher told = VERSION.matcher(agent);
        if (!VERSION.matcher(client.getSdkVersion()).matches() || !told.find()) {
            return false;
        }
        String version = told.group();
        String name = agent.substring(0, told.start());
        // A second number may be the runtime's or the system's: then nobody knows which is which.
        return !told.find() && isSdk(name, client.getSdk()) && !sameSoFar(version, client.getSdkVersion());
    }

    private static boolean isSdk(String name, String sdk) {
        Optional<Platform> platform = Platform.of(sdk);
        List<String> words = words(sdk);
        return platform.isPresent()
                && platform.equals(Platform.of(name))
                && name.startsWith(words.getFirst())
                && words(name).stream()
                        .allMatch(word ->
                                words.contains(word) || Platform.of(word).isPresent());
    }

    private static List<String> words(String name) {
        return Arrays.stream(NOT_WORD.split(name.toLowerCase(Locale.ROOT), -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Whether the SDK cannot run on the runtime named. */
    static boolean runtimeTooOld(Client client) {
        String sdk = client.getSdk().toLowerCase(Locale.ROOT);
        String runtime = client.getRuntime().toLowerCase(Locale.ROOT);
        Matcher version = MAJOR.matcher(runtime);
        if (!version.find()) {
            return false;
        }
        int major = number(version.group(1));
        int minor = number(version.group(2));
        return NEEDS.stream().anyMatch(need -> need.isNotMet(sdk, client.getSdkVersion(), runtime, major, minor));
    }

    private static boolean sameSoFar(String one, String other) {
        return one.equals(other) || one.startsWith(other + ".") || other.startsWith(one + ".");
    }

    private static int number(@Nullable String digits) {
        return digits == null || digits.length() > 6 ? 0 : Integer.parseInt(digits);
    }

    /**
     * An SDK, from some version on, needs a runtime of some version.
     *
     * @param sdk what its name starts with
     * @param platform what it is written for, as far as its name or its runtime says
     * @param from its first major version that needs it
     * @param runtime what the runtime's name holds
     */
    private record Need(String sdk, Platform platform, int from, String runtime, int major, int minor) {
        boolean isNotMet(String name, String version, String where, int itsMajor, int itsMinor) {
            Matcher own = MAJOR.matcher(version);
            boolean concerned = name.startsWith(sdk)
                    && where.contains(runtime)
                    && Platform.of(where).filter(platform::equals).isPresent()
                    && (from == 0 || (own.lookingAt() && number(own.group(1)) >= from));
            return concerned && (itsMajor < major || (itsMajor == major && itsMinor < minor));
        }
    }
}
