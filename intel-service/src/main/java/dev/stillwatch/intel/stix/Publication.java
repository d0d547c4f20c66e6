package dev.stillwatch.intel.stix;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides what others may know of a campaign. Given how a campaign stands and what was published before, it gives every object as it
 * should stand now: an object that says the same keeps its version, one that says something else gets a later one, and those of a
 * campaign that no longer stands are revoked. So doing it again changes nothing, and the moments are those of the events, never of
 * the clock.
 */
public final class Publication {

    private final Provider provider;
    private final Tlp tlp;
    private final Duration validity;

    /**
     * @param provider who publishes
     * @param tlp the marking of everything that tells of a campaign
     * @param validity how long an indicator holds after the campaign was last seen
     */
    public Publication(Provider provider, Tlp tlp, Duration validity) {
        this.provider = provider;
        this.tlp = tlp;
        this.validity = validity;
    }

    /**
     * The objects that follow from a campaign as it stands.
     *
     * @param facts the campaign
     * @param published the newest published version of the object with an id
     * @return objects in an order in which each comes after those it refers to; empty when there is nothing to say or to take back
     */
    public List<StixObject> of(CampaignFacts facts, Function<String, Optional<StixObject>> published) {
        CampaignObjects objects = edition(facts, published);
        Instant asOf = StixTime.cut(facts.asOf());
        if (!facts.standing()) {
            return objects.allIds().stream()
                    .flatMap(id -> published.apply(id).stream())
                    .map(o -> Draft.revoke(o, later(asOf, o.version())))
                    .toList();
        }
        List<StixObject> current = new ArrayList<>(List.of(SharedObjects.marking(tlp)));
        for (Draft draft : new SharedObjects(provider).drafts()) {
            current.add(version(draft, SharedObjects.EPOCH, published));
        }
        for (Draft draft : objects.drafts(facts)) {
            current.add(version(draft, asOf, published));
        }
        return List.copyOf(current);
    }

    private CampaignObjects edition(CampaignFacts facts, Function<String, Optional<StixObject>> published) {
        int edition = 0;
        CampaignObjects objects = objects(facts, edition);
        while (published.apply(objects.campaignId()).map(StixObject::revoked).orElse(false)) {
            edition++;
            objects = objects(facts, edition);
        }
        return objects;
    }

    private CampaignObjects objects(CampaignFacts facts, int edition) {
        return new CampaignObjects(provider, tlp, validity, facts.campaignId(), edition);
    }

    static StixObject version(Draft draft, Instant asOf, Function<String, Optional<StixObject>> published) {
        return published
                .apply(draft.id())
                .map(before -> {
                    StixObject same = draft.render(before.created(), before.version());
                    return same.json().equals(before.json())
                            ? before
                            : draft.render(before.created(), later(asOf, before.version()));
                })
                .orElseGet(() -> draft.render(asOf, asOf));
    }

    static Instant later(Instant asOf, Instant before) {
        return asOf.isAfter(before) ? asOf : before.plusMillis(1);
    }
}
