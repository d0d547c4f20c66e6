package dev.stillwatch.intel.state;

import dev.stillwatch.intel.v1.Indicator;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The indicators as they stand, by id, as the topic {@code indicators} tells them. Safe for any number of threads. */
@Singleton
public final class IndicatorBook {

    private final ConcurrentNavigableMap<String, Indicator> byId = new ConcurrentSkipListMap<>();

    /** Takes what an indicator says now. */
    public void put(Indicator indicator) {
        byId.put(indicator.getIndicatorId(), indicator);
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
}
