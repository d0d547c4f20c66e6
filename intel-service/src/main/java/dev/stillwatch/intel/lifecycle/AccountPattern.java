package dev.stillwatch.intel.lifecycle;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The accounts that a STIX pattern names: each {@code user-account:user_id = '…'} and {@code user-account:account_login = '…'} in it. What is put between them is not looked at. */
public final class AccountPattern {

    /** The type of value. */
    public static final String TYPE = "user-account";

    /** A partner's pattern is of any length; so many accounts of it are found again. */
    private static final int MOST = 1000;

    private static final Pattern NAMED =
            Pattern.compile("user-account:(?:user_id|account_login)\\s*=\\s*'((?:[^'\\\\]|\\\\.)++)'");

    private AccountPattern() {}

    /** The names. */
    public static Set<String> names(String pattern) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = NAMED.matcher(pattern);
        while (names.size() < MOST && matcher.find()) {
            names.add(matcher.group(1).replaceAll("\\\\(.)", "$1"));
        }
        return names;
    }
}
