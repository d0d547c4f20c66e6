package dev.stillwatch.intel.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.convert.format.MapFormat.MapTransformation;
import io.micronaut.core.naming.conventions.StringConvention;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Matching with partners without telling. {@link MatchingSets} is the same, checked. docs/psi.md.
 *
 * @param key at least 32 secret bytes in Base64: names what matched in the audit, the same in every session. Needed where there are sets
 * @param leastOwn a set of ours with fewer inputs is not matched
 * @param leastDeclared a partner that brings fewer inputs is refused
 * @param mostDeclared most inputs in one session
 * @param budget inputs that a partner may bring within the window
 * @param sessions sessions that a partner may open within the window
 * @param window how far back both are counted
 * @param sessionTtl a session ends by itself after this long
 * @param beginSessions most sessions open at once on this replica, of all partners
 * @param sets by name: {@code file} (a line each) and {@code kind} ({@code identifiers} or {@code templates})
 */
@ConfigurationProperties("stillwatch.intel.matching")
public record MatchingConfiguration(
        @Nullable String key,
        @Bindable(defaultValue = "100") int leastOwn,
        @Bindable(defaultValue = "100") int leastDeclared,
        @Bindable(defaultValue = "1000000") long mostDeclared,
        @Bindable(defaultValue = "3000000") long budget,
        @Bindable(defaultValue = "12") int sessions,
        @Bindable(defaultValue = "30d") Duration window,
        @Bindable(defaultValue = "1h") Duration sessionTtl,
        @Bindable(defaultValue = "2") int beginSessions,

        @MapFormat(transformation = MapTransformation.NESTED, keyFormat = StringConvention.RAW) @Nullable
        Map<String, Object> sets) {}
