package dev.stillwatch.scoring.signal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the provider's plans allow: the subscription that use is compared with (AA26-251A). None is known unless the operator names
 * some, and then {@code plan_to_usage} says nothing.
 *
 * @param byName by the plan's name in lower case, as account events tell it
 */
public record Plans(SortedMap<String, Allowance> byName) {

    private static final Plans NONE = new Plans(new TreeMap<>());
    private static final int DIGITS = 12;

    /**
     * What one plan allows a day.
     *
     * @param exchangesADay exchanges; 0 where they are not limited
     * @param tokensADay answer and reasoning tokens; 0 where they are not limited
     */
    public record Allowance(double exchangesADay, double tokensADay) {

        /** Refuses an allowance of nothing, and one without any limit. */
        public Allowance {
            if (exchangesADay < 0 || tokensADay < 0 || exchangesADay + tokensADay <= 0) {
                throw new IllegalArgumentException(
                        "a plan allows more than 0 exchanges-a-day, or more than 0 tokens-a-day, or both");
            }
        }

        /** How many exchanges a day that comes to, of an account that takes so many tokens an exchange. */
        double exchanges(double tokensAnExchange) {
            double byTokens =
                    tokensADay <= 0 || tokensAnExchange <= 0 ? Double.MAX_VALUE : tokensADay / tokensAnExchange;
            return exchangesADay <= 0 ? byTokens : Math.min(exchangesADay, byTokens);
        }
    }

    /** Copies the map. */
    public Plans {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    /** No plan is known. */
    public static Plans none() {
        return NONE;
    }

    /** What a plan allows; empty when it is not known. */
    Optional<Allowance> of(Optional<String> plan) {
        return plan.flatMap(name -> Optional.ofNullable(byName.get(name)));
    }

    /** A model's version under these plans: they are part of what a score was made by. */
    String version(String model) {
        return byName.isEmpty() ? model : model + " plans " + digest(byName);
    }

    private static String digest(Map<String, Allowance> plans) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(plans.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
