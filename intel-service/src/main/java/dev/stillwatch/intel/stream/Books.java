package dev.stillwatch.intel.stream;

import dev.stillwatch.intel.lifecycle.Clue;
import dev.stillwatch.intel.lifecycle.CohortPattern;
import dev.stillwatch.intel.lifecycle.Trust;
import dev.stillwatch.intel.state.IndicatorBook;
import dev.stillwatch.intel.state.SharingState;
import dev.stillwatch.intel.v1.Indicator;
import dev.stillwatch.intel.v1.Release;
import dev.stillwatch.intel.v1.SubmissionStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What stands, as one transaction sees it: the state that was read back, and what it has changed itself so far. */
final class Books {

    private final SharingState state;
    private final IndicatorBook indicators;
    private final Map<String, Indicator> changedIndicators = new LinkedHashMap<>();
    private final Map<String, Release> changedReleases = new HashMap<>();
    private final Map<String, Trust> changedTrust = new HashMap<>();
    private final Map<String, SubmissionStatus> changedStatuses = new HashMap<>();

    Books(SharingState state, IndicatorBook indicators) {
        this.state = state;
        this.indicators = indicators;
    }

    Optional<Indicator> indicator(String id) {
        return Optional.ofNullable(changedIndicators.get(id)).or(() -> indicators.get(id));
    }

    Optional<Clue> clue(String id) {
        return indicator(id)
                .filter(i -> i.getOrigin() == Indicator.Origin.ORIGIN_PARTNER)
                .map(ClueRecords::clue);
    }

    /** Clues that describe such a cohort, as they stand. What arrived in this very transaction is not among them; it comes too late anyway. */
    List<Clue> cluesOf(Predicate<CohortPattern> cohort) {
        return indicators.foreignCohorts().entrySet().stream()
                .filter(e -> cohort.test(e.getValue()))
                .flatMap(e -> clue(e.getKey()).stream())
                .toList();
    }

    /** Since when an indicator of our own has had this very pattern; empty when none has. */
    Optional<Instant> ownSince(String pattern) {
        return indicators.ownSince(pattern);
    }

    /** All clues that were read back. */
    List<Indicator> foreign() {
        return List.copyOf(indicators.foreign());
    }

    int active(String partner) {
        long more = changedIndicators.values().stream()
                .filter(i -> i.getPartner().equals(partner)
                        && indicators.get(i.getIndicatorId()).isEmpty())
                .count();
        return indicators.active(partner) + (int) more;
    }

    Trust trust(String partner) {
        Trust changed = changedTrust.get(partner);
        return changed != null
                ? changed
                : state.trust(partner).map(ClueRecords::trust).orElse(Trust.UNKNOWN);
    }

    Optional<Release> release(String id) {
        return Optional.ofNullable(changedReleases.get(id)).or(() -> state.release(id));
    }

    /** What was proposed to tell of accounts of a campaign. */
    List<Release> accountReleases(String campaign) {
        String prefix = AccountReleases.prefix(campaign);
        List<Release> found = new ArrayList<>();
        for (Release release : state.releasesAfter(prefix)) {
            if (!release.getReleaseId().startsWith(prefix)) {
                break;
            }
            found.add(changedReleases.getOrDefault(release.getReleaseId(), release));
        }
        return found;
    }

    Optional<SubmissionStatus> status(String id) {
        return Optional.ofNullable(changedStatuses.get(id)).or(() -> state.status(id));
    }

    List<SubmissionStatus> statuses() {
        return state.statuses();
    }

    void put(Indicator indicator) {
        changedIndicators.put(indicator.getIndicatorId(), indicator);
    }

    void put(Release release) {
        changedReleases.put(release.getReleaseId(), release);
    }

    void put(String partner, Trust trust) {
        changedTrust.put(partner, trust);
    }

    void put(SubmissionStatus status) {
        changedStatuses.put(status.getSubmissionId(), status);
    }
}
