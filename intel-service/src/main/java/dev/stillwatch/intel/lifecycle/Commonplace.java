package dev.stillwatch.intel.lifecycle;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values so common that a match says nothing: private and shared addresses, public resolvers, the domains of large providers, the hashes
 * of the empty file. A partner that names them, by mistake or to make us look at half the world, is not believed.
 */
public final class Commonplace {

    private static final Pattern LITERAL = Pattern.compile("'((?:[^'\\\\]|\\\\.)*)'");
    private static final Pattern RESERVED_ADDRESS = Pattern.compile("(?:10|127|0)\\..*|192\\.168\\..*"
            + "|172\\.(?:1[6-9]|2[0-9]|3[01])\\..*|169\\.254\\..*|100\\.(?:6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\\..*"
            + "|(?:fe80|fc[0-9a-f]{2}|fd[0-9a-f]{2}):.*|::1(?:/128)?|2(?:2[4-9]|[34][0-9]|5[0-5])\\..*");
    private static final Pattern WIDE_NETWORK =
            Pattern.compile("[0-9.]+/(?:[0-9]|1[0-9])|[0-9a-f:]+/(?:[0-9]|[12][0-9]|3[01])");
    private static final Set<String> VALUES = Set.of(
            "8.8.8.8",
            "8.8.4.4",
            "1.1.1.1",
            "1.0.0.1",
            "9.9.9.9",
            "149.112.112.112",
            "208.67.222.222",
            "208.67.220.220",
            "google.com",
            "gmail.com",
            "outlook.com",
            "hotmail.com",
            "icloud.com",
            "qq.com",
            "163.com",
            "github.com",
            "githubusercontent.com",
            "amazonaws.com",
            "azure.com",
            "windows.net",
            "cloudflare.com",
            "googleusercontent.com",
            "openai.com",
            "anthropic.com",
            "d41d8cd98f00b204e9800998ecf8427e",
            "da39a3ee5e6b4b0d3255bfef95601890afd80709",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

    private Commonplace() {}

    /** Whether a STIX pattern names such a value. */
    public static boolean in(String pattern) {
        Matcher literals = LITERAL.matcher(pattern);
        while (literals.find()) {
            String value = literals.group(1).toLowerCase(Locale.ROOT);
            if (VALUES.contains(value)
                    || RESERVED_ADDRESS.matcher(value).matches()
                    || WIDE_NETWORK.matcher(value).matches()) {
                return true;
            }
        }
        return false;
    }
}
