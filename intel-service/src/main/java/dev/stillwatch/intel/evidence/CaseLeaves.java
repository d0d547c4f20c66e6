package dev.stillwatch.intel.evidence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.PolicySet;
import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.scoring.v1.Assessment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A case as leaves, always in the same order: what it is, why it is believed, what was done, what the ledger says, and who is meant. */
final class CaseLeaves {

    private final CaseFile file;
    private final String issuer;
    private final List<Leaf> leaves = new ArrayList<>();

    private CaseLeaves(CaseFile file, String issuer) {
        this.file = file;
        this.issuer = issuer;
    }

    /** The leaves of a case. */
    static List<Leaf> of(CaseFile file, String issuer) {
        var made = new CaseLeaves(file, issuer);
        made.bundle();
        made.campaign();
        made.reviews();
        made.reasons();
        made.leaves.addAll(CohortLeaves.of(file.deltas()));
        made.test();
        made.policies();
        made.actions();
        made.leaves.addAll(LedgerLeaves.of(file.ledger()));
        made.history();
        made.leaves.addAll(AccountLeaves.of(file));
        return List.copyOf(made.leaves);
    }

    private void bundle() {
        leaves.add(new Leaf(
                "bundle",
                Fields.object()
                        .put("format", Manifest.FORMAT)
                        .put("campaign", file.campaign().getCampaignId())
                        .put("issuer", issuer)
                        .put("as_of", Fields.moment(file.asOf()))));
    }

    private void campaign() {
        Campaign campaign = file.campaign();
        ObjectNode content = Fields.object()
                .put("campaign", campaign.getCampaignId())
                .put("cohort", campaign.getCohortId())
                .put("state", Fields.word(campaign.getState(), "STATE_"))
                .put("confirmed_by_a_person", campaign.getConfirmed())
                .put("accounts", campaign.getAccounts())
                .put("exchanges", campaign.getExchanges())
                .put("exchanges_served_before_containment", campaign.getExchangesLeaked());
        Fields.number(content, "training_value", campaign.getTrainingValue());
        Fields.number(content, "score", campaign.getScore());
        Fields.moment(content, "opened_at", campaign.hasOpenedAt(), campaign.getOpenedAt());
        Fields.moment(content, "contained_at", campaign.hasContainedAt(), campaign.getContainedAt());
        Fields.moment(content, "first_exchange_at", campaign.hasFirstExchangeAt(), campaign.getFirstExchangeAt());
        Fields.moment(content, "last_exchange_at", campaign.hasLastExchangeAt(), campaign.getLastExchangeAt());
        leaves.add(new Leaf("case", content));
    }

    /** Who decided what when, without the names of people and without what they wrote. */
    private void reviews() {
        ArrayNode list = CanonicalJson.MAPPER.createArrayNode();
        for (Campaign.Transition move : file.campaign().getHistoryList()) {
            list.addObject()
                    .put("at", Fields.moment(move.getAt()))
                    .put("to", Fields.word(move.getTo(), "STATE_"))
                    .put("by", isPerson(move.getActor()) ? "a person" : move.getActor());
        }
        leaves.add(new Leaf("reviews", list));
    }

    private void history() {
        int number = 0;
        for (Campaign.Transition move : file.campaign().getHistoryList()) {
            leaves.add(new Leaf(Leaf.numbered("history", number++), Decoded.json(move)));
        }
    }

    private void reasons() {
        ArrayNode list = CanonicalJson.MAPPER.createArrayNode();
        Fields.reasons(list, file.campaign().getReasonsList());
        leaves.add(new Leaf("reasons", list));
    }

    private void test() {
        if (file.cohort().isEmpty()) {
            return;
        }
        Assessment cohort = file.cohort().get();
        ObjectNode content = Fields.object()
                .put("significant", cohort.getSignificant())
                .put("false_discovery_rate", cohort.getFalseDiscoveryRate())
                .put("test_version", cohort.getTestVersion())
                .put("model_version", cohort.getModelVersion())
                .put("reference_accounts", cohort.getReferenceAccounts())
                .put("accounts", cohort.getAccounts())
                .put("exchanges", cohort.getExchanges());
        Fields.number(content, "log_e_value", cohort.getLogEValue());
        Fields.number(content, "score", cohort.getScore());
        Fields.number(content, "prior", cohort.getPrior());
        Fields.number(content, "verified_share", cohort.getVerifiedShare());
        Fields.number(content, "organization_share", cohort.getOrganizationShare());
        Fields.moment(content, "as_of", cohort.hasAsOf(), cohort.getAsOf());
        Fields.moment(content, "flagged_at", cohort.hasFlaggedAt(), cohort.getFlaggedAt());
        Fields.reasons(content.putArray("reasons"), cohort.getReasonsList());
        leaves.add(new Leaf("test", content));
    }

    /** The rules that were in force, word for word; who deployed them stays back. */
    private void policies() {
        ArrayNode list = CanonicalJson.MAPPER.createArrayNode();
        for (PolicySet set : file.policies()) {
            list.add(Decoded.json(set.toBuilder().clearCreatedBy().clearNote().build()));
        }
        leaves.add(new Leaf("policies", list));
    }

    private void actions() {
        Map<List<String>, Integer> counts = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        for (Action action : file.actions()) {
            counts.merge(
                    List.of(
                            Fields.word(action.getKind(), "ACTION_KIND_"),
                            Fields.word(action.getMode(), "MODE_"),
                            Fields.word(action.getState(), "STATE_"),
                            action.getPolicyId(),
                            action.getPolicyVersion()),
                    1,
                    Integer::sum);
        }
        ArrayNode list = CanonicalJson.MAPPER.createArrayNode();
        counts.forEach((key, count) -> list.addObject()
                .put("kind", key.get(0))
                .put("mode", key.get(1))
                .put("state", key.get(2))
                .put("policy", key.get(3))
                .put("policy_version", key.get(4))
                .put("actions", count));
        leaves.add(new Leaf("actions", list));
    }

    /** Policies name themselves; whoever does not is a person. */
    static boolean isPerson(String actor) {
        return !actor.startsWith("policy:") && !actor.equals("stillwatch");
    }

    /** All accounts that ever were of the cohort, as far as is known. */
    static void joined(CohortDelta delta, Map<String, String> since) {
        delta.getJoinedList().forEach(a -> since.putIfAbsent(a, Fields.moment(delta.getAsOf())));
    }
}
