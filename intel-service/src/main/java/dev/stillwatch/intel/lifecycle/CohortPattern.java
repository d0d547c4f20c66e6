package dev.stillwatch.intel.lifecycle;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A STIX pattern over {@code x-stillwatch-cohort}, the observable of docs/stix-extension.md: so many accounts that together show these
 * signals. Comparisons joined by AND in one observation; anything else is not understood and matches nothing.
 *
 * @param accounts the cohort has at least so many
 * @param signals names of signals, all of which speak for extraction in it
 */
public record CohortPattern(long accounts, Set<String> signals) {

    /** Type of the observable. */
    public static final String TYPE = "x-stillwatch-cohort";

    private static final Pattern WHOLE = Pattern.compile("\\s*\\[(.*)]\\s*", Pattern.DOTALL);
    private static final Pattern ACCOUNTS = Pattern.compile("x-stillwatch-cohort:accounts\\s*>=\\s*([0-9]{1,9})");
    private static final Pattern SIGNAL =
            Pattern.compile("x-stillwatch-cohort:signals\\[\\*]\\s*=\\s*'([a-z][a-z0-9_]{0,63})'");

    /** The pattern that a text is; empty when it is another kind of pattern. */
    public static Optional<CohortPattern> parse(String text) {
        Matcher whole = WHOLE.matcher(text);
        if (!whole.matches()) {
            return Optional.empty();
        }
        long accounts = 1;
        Set<String> signals = new LinkedHashSet<>();
        for (String comparison : whole.group(1).split("\\sAND\\s", -1)) {
            Matcher atLeast = ACCOUNTS.matcher(comparison.strip());
            Matcher signal = SIGNAL.matcher(comparison.strip());
            if (atLeast.matches()) {
                accounts = Math.max(accounts, Long.parseLong(atLeast.group(1)));
            } else if (signal.matches()) {
                signals.add(signal.group(1));
            } else {
                return Optional.empty();
            }
        }
        return signals.isEmpty() ? Optional.empty() : Optional.of(new CohortPattern(accounts, signals));
    }

    /** Whether a cohort of so many accounts, with these signals, is such a one. */
    public boolean matches(long cohort, Set<String> present) {
        return cohort >= accounts && present.containsAll(signals);
    }

    /**
     * How much a match says, 0 to 1. One signal alone is shown by many campaigns, so naming it and being right is nothing; each further one
     * halves the doubt.
     */
    public double specificity() {
        return 1 - Math.pow(0.5, signals.size() - 1.0);
    }
}
