package dev.stillwatch.lab.simulate.world;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.chance.Mix;
import java.util.List;

/** The client software in use: a few families, each in many versions of which the newest are the commonest. */
public final class ClientKits {
    private static final List<String> SYSTEMS =
            List.of("Windows NT 10.0; Win64; x64", "Macintosh; Intel Mac OS X 10_15_7", "X11; Linux x86_64");
    private static final List<String> PYTHON = List.of("3.12.7", "3.11.10", "3.13.1", "3.10.15", "3.9.20");
    private static final List<String> NODE = List.of("22.11.0", "20.18.1", "18.20.5", "23.4.0");
    private static final List<String> GO = List.of("1.23.4", "1.22.9", "1.24.0");
    private static final List<String> JAVA = List.of("21.0.5", "17.0.13", "25.0.1");

    private ClientKits() {}

    /** The provider's web app in a browser. */
    public static ClientKit browser(Dice dice) {
        int version = 138 - recent(8, dice);
        if (dice.chance(0.2)) {
            return new ClientKit(
                    "",
                    "",
                    "",
                    "Mozilla/5.0 (" + dice.pick(SYSTEMS) + "; rv:" + version + ".0) Gecko/20100101 Firefox/" + version
                            + ".0",
                    ja4("firefox" + version / 4),
                    http("firefox"),
                    true);
        }
        return new ClientKit(
                "",
                "",
                "",
                "Mozilla/5.0 (" + dice.pick(SYSTEMS) + ") AppleWebKit/537.36 (KHTML, like Gecko) Chrome/" + version
                        + ".0.0.0 Safari/537.36",
                ja4("chrome" + version / 4),
                http("chrome"),
                true);
    }

    /** The provider's app on a telephone. */
    public static ClientKit phone(Dice dice) {
        boolean apple = dice.chance(0.5);
        String version = "6." + (19 - recent(6, dice)) + "." + dice.below(3);
        String system = apple ? "ios " + (18 - recent(3, dice)) : "android " + (15 - recent(4, dice));
        String stack = apple ? "nsurlsession" : "okhttp";
        return new ClientKit(
                apple ? "atlas-swift" : "atlas-kotlin",
                version,
                system,
                "Atlas/" + version + " (" + system + ")",
                ja4(stack + system),
                http(stack),
                true);
    }

    /** The Python SDK. */
    public static ClientKit python(Dice dice) {
        String version = "1." + (62 - recent(14, dice)) + "." + dice.below(3);
        String runtime = dice.pick(PYTHON);
        return new ClientKit(
                "atlas-python",
                version,
                "cpython " + runtime,
                "Atlas/Python " + version,
                ja4("openssl-python" + runtime.substring(0, 4)),
                http("httpx"),
                telemetry(dice));
    }

    /** The Node SDK. */
    public static ClientKit node(Dice dice) {
        String version = "4." + (71 - recent(14, dice)) + "." + dice.below(3);
        String runtime = dice.pick(NODE);
        return new ClientKit(
                "atlas-node",
                version,
                "node " + runtime,
                "Atlas/JS " + version,
                ja4("node" + runtime.substring(0, 2)),
                http("undici"),
                telemetry(dice));
    }

    /** The Go SDK. */
    public static ClientKit go(Dice dice) {
        String version = "0." + (33 - recent(8, dice)) + "." + dice.below(2);
        String runtime = dice.pick(GO);
        return new ClientKit(
                "atlas-go",
                version,
                "go " + runtime,
                "Atlas/Go " + version,
                ja4("go" + runtime.substring(0, 4)),
                http("go"),
                telemetry(dice));
    }

    /** The Java SDK. */
    public static ClientKit java(Dice dice) {
        String version = "2." + (18 - recent(8, dice)) + ".0";
        String runtime = dice.pick(JAVA);
        return new ClientKit(
                "atlas-java",
                version,
                "openjdk " + runtime,
                "Atlas/Java " + version,
                ja4("jsse" + runtime.substring(0, 2)),
                http("jdk"),
                telemetry(dice));
    }

    /** The provider's coding agent on the command line. */
    public static ClientKit terminal(Dice dice) {
        String version = "2.0." + (44 - recent(12, dice));
        String runtime = dice.pick(NODE);
        return new ClientKit(
                "atlas-code",
                version,
                "node " + runtime,
                "atlas-code/" + version + " (cli)",
                ja4("node" + runtime.substring(0, 2)),
                http("undici"),
                true);
    }

    /** Something home-made on a plain HTTP library. */
    public static ClientKit homemade(Dice dice) {
        return switch (dice.below(3)) {
            case 0 -> {
                String version = "8." + dice.between(4, 11) + ".0";
                yield new ClientKit("", "", "", "curl/" + version, ja4("curl" + version), http("curl"), null);
            }
            case 1 -> {
                String version = "2.32." + dice.below(4);
                String runtime = dice.pick(PYTHON);
                yield new ClientKit(
                        "",
                        "",
                        "",
                        "python-requests/" + version,
                        ja4("openssl-python" + runtime.substring(0, 4)),
                        http("requests"),
                        null);
            }
            default ->
                new ClientKit(
                        "",
                        "",
                        "",
                        "Go-http-client/2.0",
                        ja4("go" + dice.pick(GO).substring(0, 4)),
                        http("go"),
                        null);
        };
    }

    /** One of the SDKs, as developers favour them. */
    public static ClientKit sdk(Dice dice) {
        return switch (dice.weighted(new double[] {45, 28, 8, 7, 12})) {
            case 0 -> python(dice);
            case 1 -> node(dice);
            case 2 -> go(dice);
            case 3 -> java(dice);
            default -> homemade(dice);
        };
    }

    /** The JA4 fingerprint of a TLS stack: the same for all who use it. */
    static String ja4(String stack) {
        long hash = Mix.mix(0x4A4134L, stack);
        return "t13d" + (13 + (hash & 7)) + (10 + (hash >>> 3 & 7)) + "h2_" + Ids.hex(hash, 12) + "_"
                + Ids.hex(~hash, 12);
    }

    /** The fingerprint of an HTTP stack: settings, window, order of pseudo-headers. */
    static String http(String stack) {
        long hash = Mix.mix(0x48545450L, stack);
        return "1:" + (4096 << (hash & 3)) + ";4:" + (65_535L << (hash >>> 2 & 5)) + ";6:"
                + (16_384 << (hash >>> 5 & 4)) + "|" + (hash >>> 8 & 0xFFFFFF) + "|0|"
                + ((hash & 64) == 0 ? "m,a,s,p" : "m,s,a,p");
    }

    /** How many versions behind the newest: 0 is the likeliest. */
    private static int recent(int versions, Dice dice) {
        return Math.min(versions - 1, dice.geometric(versions / 3.0) - 1);
    }

    private static Boolean telemetry(Dice dice) {
        return dice.chance(0.6);
    }
}
