package dev.stillwatch.intel.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stillwatch.intel.lifecycle.AccountPattern;
import dev.stillwatch.intel.lifecycle.CohortPattern;
import dev.stillwatch.intel.taxii.EnvelopeReader;
import dev.stillwatch.intel.v1.Indicator;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The indicators as they stand, by id, as the topic {@code indicators} tells them. One thread writes; any number read. */
@Singleton
public final class IndicatorBook {

    private final ConcurrentNavigableMap<String, Indicator> byId = new ConcurrentSkipListMap<>();
    private final Map<String, Indicator> foreign = new ConcurrentHashMap<>();
    private final Map<String, CohortPattern> cohorts = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> byAccount = new ConcurrentHashMap<>();
    private final Map<String, Instant> ownPatterns = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> activeByPartner = new ConcurrentHashMap<>();

    /** Takes what an indicator says now. */
    public void put(Indicator indicator) {
        Indicator before = byId.put(indicator.getIndicatorId(), indicator);
        if (indicator.getOrigin() != Indicator.Origin.ORIGIN_PARTNER) {
            remember(EnvelopeReader.object(indicator.getStix().getBytes(StandardCharsets.UTF_8)));
            return;
        }
        foreign.put(indicator.getIndicatorId(), indicator);
        if (indicator.getValueType().equals(CohortPattern.TYPE)) {
            CohortPattern.parse(pattern(indicator)).ifPresent(p -> cohorts.put(indicator.getIndicatorId(), p));
        }
        if (indicator.getValueType().equals(AccountPattern.TYPE)) {
            AccountPattern.names(pattern(indicator))
                    .forEach(name -> byAccount
                            .computeIfAbsent(name, n -> ConcurrentHashMap.newKeySet())
                            .add(indicator.getIndicatorId()));
        }
        int change = (active(indicator) ? 1 : 0) - (before != null && active(before) ? 1 : 0);
        activeByPartner
                .computeIfAbsent(indicator.getPartner(), p -> new AtomicInteger())
                .addAndGet(change);
    }

    private void remember(JsonNode own) {
        ownPatterns.merge(
                own.path("pattern").asText(),
                Instant.parse(own.path("created").asText("1970-01-01T00:00:00Z")),
                (a, b) -> a.isBefore(b) ? a : b);
    }

    private static boolean active(Indicator indicator) {
        return indicator.getState() == Indicator.State.STATE_ACTIVE;
    }

    /** An indicator. */
    public Optional<Indicator> get(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * A run of indicators.
     *
     * @param after ids above this one; the empty text for all
     * @param most at most so many
     */
    public List<Indicator> after(String after, int most) {
        return byId.tailMap(after, false).values().stream().limit(most).toList();
    }

    /** All that partners sent, in no order. */
    public Collection<Indicator> foreign() {
        return foreign.values();
    }

    /** Patterns of those of them that describe cohorts, which can be matched with campaigns of ours, by id. Parsed once, for there can be many. */
    public Map<String, CohortPattern> foreignCohorts() {
        return cohorts;
    }

    /** Clues that name an account so, by id. */
    public List<Indicator> naming(String name) {
        return byAccount.getOrDefault(name, Set.of()).stream()
                .sorted()
                .map(byId::get)
                .filter(Objects::nonNull)
                .filter(i -> AccountPattern.names(pattern(i)).contains(name))
                .toList();
    }

    /** Since when an indicator of our own has had this very pattern; empty when none has. */
    public Optional<Instant> ownSince(String pattern) {
        return Optional.ofNullable(ownPatterns.get(pattern));
    }

    /** The pattern of an indicator. */
    public static String pattern(Indicator indicator) {
        return EnvelopeReader.object(indicator.getStix().getBytes(StandardCharsets.UTF_8))
                .path("pattern")
                .asText();
    }

    /** How many of a partner's are active. */
    public int active(String partner) {
        AtomicInteger count = activeByPartner.get(partner);
        return count == null ? 0 : count.get();
    }
}
