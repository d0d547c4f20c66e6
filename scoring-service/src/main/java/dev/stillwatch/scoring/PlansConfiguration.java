package dev.stillwatch.scoring;

import dev.stillwatch.scoring.signal.Plans;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.convert.format.MapFormat.MapTransformation;
import io.micronaut.core.naming.conventions.StringConvention;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the provider's plans allow, for {@code plan_to_usage}.
 *
 * @param plans by the plan's name as account events tell it: {@code exchanges-a-day}, {@code tokens-a-day} (answer and reasoning), or both, whichever is
 *     reached first. Unset: the signal says nothing. A name that is not on ingest's list is hashed there, and then is none of these: name it in
 *     {@code stillwatch.ingest.plans} too
 */
@ConfigurationProperties("stillwatch.scoring")
public record PlansConfiguration(
        @MapFormat(transformation = MapTransformation.NESTED, keyFormat = StringConvention.RAW) @Nullable
        Map<String, Object> plans) {

    private static final String KEY = "stillwatch.scoring.plans.";
    private static final String EXCHANGES = "exchanges-a-day";
    private static final String TOKENS = "tokens-a-day";

    /**
     * The same, checked.
     *
     * @throws IllegalArgumentException names the key that can't be meant, and what would be right
     */
    public Plans checked() {
        var checked = new TreeMap<String, Plans.Allowance>();
        if (plans != null) {
            plans.forEach((name, fields) -> checked.put(name.toLowerCase(Locale.ROOT), allowance(name, fields)));
        }
        return new Plans(checked);
    }

    private static Plans.Allowance allowance(String name, Object fields) {
        if (!(fields instanceof Map<?, ?> given) || !Set.of(EXCHANGES, TOKENS).containsAll(given.keySet())) {
            throw new IllegalArgumentException(KEY + name + " has " + EXCHANGES + " and " + TOKENS + ", and no other");
        }
        try {
            return new Plans.Allowance(number(name, given, EXCHANGES), number(name, given, TOKENS));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(KEY + name + ": " + e.getMessage(), e);
        }
    }

    private static double number(String name, Map<?, ?> given, String field) {
        Object value = given.get(field);
        if (value != null && !value.toString().matches("[0-9]{1,15}(\\.[0-9]{1,6})?")) {
            throw new IllegalArgumentException(field + " of " + name + " is no number above 0: " + value);
        }
        return value == null ? 0 : Double.parseDouble(value.toString());
    }
}
