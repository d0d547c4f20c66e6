package dev.stillwatch.intel.stix;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What we say to a partner's indicator: an opinion on it and, when it was borne out here, a sighting of it. */
public final class Replies {

    private final SharedObjects shared;
    private final StixIds ids;
    private final Tlp tlp;

    /**
     * @param provider who answers
     * @param tlp the marking of all that tells of a campaign
     */
    public Replies(Provider provider, Tlp tlp) {
        this.shared = new SharedObjects(provider);
        this.ids = StixIds.of(provider);
        this.tlp = tlp;
    }

    /**
     * The objects that say whether an indicator was borne out, each after those it refers to.
     *
     * @param sourceId the indicator's id at the partner
     * @param borneOut whether it was; else it was found wrong
     * @param at when it was judged
     * @param published the newest published version of the object with an id
     */
    public List<StixObject> to(
            String sourceId, boolean borneOut, Instant at, Function<String, Optional<StixObject>> published) {
        Draft opinion = Draft.of(ids.id("opinion", sourceId), shared.providerId(), tlp)
                .put("opinion", borneOut ? "agree" : "strongly-disagree")
                .put(
                        "explanation",
                        borneOut
                                ? "A look-up on our own platform bore it out."
                                : "A look-up on our own platform found it wrong; we ask that it be corrected or revoked.")
                .put("object_refs", List.of(sourceId));
        Draft sighting = Draft.of(ids.id("sighting", sourceId), shared.providerId(), tlp)
                .put("last_seen", at)
                .put("count", Draft.NODES.numberNode(1))
                .put("sighting_of_ref", sourceId)
                .put("where_sighted_refs", List.of(shared.providerId()));
        StixObject said = Publication.version(opinion, StixTime.cut(at), published);
        Optional<StixObject> seenBefore = published.apply(sighting.id());
        if (!borneOut) {
            return seenBefore
                    .filter(s -> !s.revoked())
                    .map(s -> List.of(said, Draft.revoke(s, Publication.later(StixTime.cut(at), s.version()))))
                    .orElseGet(() -> List.of(said));
        }
        return seenBefore.map(StixObject::revoked).orElse(false)
                ? List.of(said)
                : List.of(said, Publication.version(sighting, StixTime.cut(at), published));
    }

    /** What these objects refer to: the marking and who publishes. */
    public List<StixObject> preliminaries(Function<String, Optional<StixObject>> published) {
        return List.of(
                SharedObjects.marking(tlp), Publication.version(shared.identity(), SharedObjects.EPOCH, published));
    }
}
