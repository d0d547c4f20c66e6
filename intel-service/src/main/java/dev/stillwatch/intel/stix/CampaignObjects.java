package dev.stillwatch.intel.stix;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is said of one campaign. Every object it may ever have has a fixed id, so what was said before can be found and taken back.
 *
 * <p>STIX lets nothing follow a revoked object. A campaign that was dismissed and later confirmed anew therefore gets a new edition:
 * other ids.
 */
final class CampaignObjects {

    private final SharedObjects shared;
    private final StixIds ids;
    private final Tlp tlp;
    private final Duration validity;
    private final String name;

    CampaignObjects(Provider provider, Tlp tlp, Duration validity, String campaignId, int edition) {
        this.shared = new SharedObjects(provider);
        this.ids = StixIds.of(provider);
        this.tlp = tlp;
        this.validity = validity;
        this.name = edition == 0 ? campaignId : campaignId + "/" + edition;
    }

    String campaignId() {
        return ids.id("campaign", name);
    }

    String indicatorId() {
        return ids.id("indicator", name);
    }

    /** Ids of all objects it may have. */
    List<String> allIds() {
        List<String> all = new ArrayList<>(List.of(
                campaignId(),
                indicatorId(),
                courseOfActionId(),
                indicatesId(),
                operatorId(),
                poolId(),
                noteId(),
                sightingId(),
                attributedId(),
                usesPoolId(),
                runsPoolId()));
        for (AtlasTechnique technique : AtlasTechnique.values()) {
            all.add(usesId(technique));
        }
        all.add(mitigatesId());
        all.add(answersId());
        return all;
    }

    /** The objects it has now, each after those that it refers to. */
    List<Draft> drafts(CampaignFacts facts) {
        List<Draft> drafts = new ArrayList<>(List.of(campaign(facts), operator(), pool()));
        drafts.add(relationship(attributedId(), "attributed-to", campaignId(), operatorId()));
        drafts.add(relationship(usesPoolId(), "uses", campaignId(), poolId()));
        drafts.add(relationship(runsPoolId(), "uses", operatorId(), poolId()));
        for (AtlasTechnique technique : AtlasTechnique.values()) {
            drafts.add(relationship(usesId(technique), "uses", campaignId(), shared.attackPatternId(technique)));
        }
        if (!facts.signals().isEmpty()) {
            drafts.add(indicator(facts));
            drafts.add(relationship(indicatesId(), "indicates", indicatorId(), campaignId()));
            drafts.add(sighting(facts));
        }
        drafts.add(note());
        if (facts.containedAt() != null) {
            drafts.add(courseOfAction(facts));
            String extraction = shared.attackPatternId(AtlasTechnique.EXTRACT_MODEL);
            drafts.add(relationship(mitigatesId(), "mitigates", courseOfActionId(), extraction));
            drafts.add(relationship(answersId(), "related-to", courseOfActionId(), campaignId()));
        }
        return drafts;
    }

    private Draft campaign(CampaignFacts facts) {
        return own(campaignId())
                .put("name", "Model extraction campaign " + shortName())
                .put("description", describe(facts))
                .put("first_seen", facts.firstSeen())
                .put("last_seen", facts.lastSeen())
                .put("objective", "Collect answers of an AI model to train a copy of it (distillation).")
                .put("confidence", Draft.NODES.numberNode(facts.confidence()))
                .put("extensions", CohortExtension.of(facts));
    }

    private Draft indicator(CampaignFacts facts) {
        return own(indicatorId())
                .put("name", "Cohort of model extraction campaign " + shortName())
                .put(
                        "description",
                        "Accounts under one hand that together show the signals of this campaign. A clue to look, never"
                                + " grounds to act on an account by itself.")
                .put("indicator_types", List.of("malicious-activity"))
                .put("pattern", CohortExtension.pattern(facts.signals()))
                .put("pattern_type", "stix")
                .put("pattern_version", "2.1")
                .put("valid_from", facts.firstSeen())
                .put("valid_until", facts.lastSeen().plus(validity))
                .put("confidence", Draft.NODES.numberNode(facts.confidence()));
    }

    /** Who is behind it, as far as anybody knows: one operator, without a name. */
    private Draft operator() {
        return own(operatorId())
                .put("name", "Operator of model extraction campaign " + shortName())
                .put(
                        "description",
                        "Whoever runs the accounts of this campaign. Known by what they do; not attributed to a person,"
                                + " company or state.")
                .put("goals", List.of("Train a copy of an AI model on its answers"))
                .put("primary_motivation", "organizational-gain");
    }

    private Draft pool() {
        return own(poolId())
                .put("name", "Account pool of model extraction campaign " + shortName())
                .put("description", "Accounts under one hand, through which answers of an AI model are drawn.")
                .put("infrastructure_types", List.of("exfiltration"));
    }

    /** That the provider itself saw what the indicator describes. */
    private Draft sighting(CampaignFacts facts) {
        return own(sightingId())
                .put("first_seen", facts.firstSeen())
                .put("last_seen", facts.lastSeen())
                .put("count", Draft.NODES.numberNode(1))
                .put("sighting_of_ref", indicatorId())
                .put("where_sighted_refs", List.of(shared.providerId()));
    }

    private Draft note() {
        return own(noteId())
                .put("abstract", "What this may be used for")
                .put(
                        "content",
                        "The finding is statistical and was confirmed by a person of the provider. It is a clue: verify it on"
                                + " your own platform, let a person review it, and give those concerned a way to appeal, before"
                                + " you act on any account. It holds no identifiers of accounts or persons.")
                .put("object_refs", List.of(campaignId()));
    }

    private Draft courseOfAction(CampaignFacts facts) {
        return own(courseOfActionId())
                .put("name", "Contain model extraction campaign " + shortName())
                .put(
                        "description",
                        "The provider acted on the campaign's accounts together after " + facts.exchangesServed()
                                + " exchanges had been served.");
    }

    private Draft relationship(String id, String type, String source, String target) {
        return own(id).put("relationship_type", type).put("source_ref", source).put("target_ref", target);
    }

    private Draft own(String id) {
        return Draft.of(id, shared.providerId(), tlp);
    }

    /** First digits of the campaign's UUID: enough to talk about it. */
    private String shortName() {
        String id = campaignId();
        return id.substring(id.indexOf("--") + 2).substring(0, 8);
    }

    private static String describe(CampaignFacts facts) {
        return String.format(
                Locale.ROOT,
                "%d accounts under one hand drew %d exchanges from an AI model in a way that fits extraction. A person"
                        + " confirmed the finding.",
                facts.accounts(),
                facts.exchanges());
    }

    private String operatorId() {
        return ids.id("intrusion-set", name);
    }

    private String poolId() {
        return ids.id("infrastructure", name);
    }

    private String noteId() {
        return ids.id("note", name);
    }

    private String sightingId() {
        return ids.id("sighting", name);
    }

    private String attributedId() {
        return ids.id("relationship", name + "/attributed");
    }

    private String usesPoolId() {
        return ids.id("relationship", name + "/uses-pool");
    }

    private String runsPoolId() {
        return ids.id("relationship", name + "/runs-pool");
    }

    private String courseOfActionId() {
        return ids.id("course-of-action", name);
    }

    private String indicatesId() {
        return ids.id("relationship", name + "/indicates");
    }

    private String usesId(AtlasTechnique technique) {
        return ids.id("relationship", name + "/uses/" + technique.id());
    }

    private String mitigatesId() {
        return ids.id("relationship", name + "/mitigates");
    }

    private String answersId() {
        return ids.id("relationship", name + "/answers");
    }
}
