package dev.stillwatch.intel.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stillwatch.intel.egress.Item;
import dev.stillwatch.intel.secevent.EventPlan.Released;
import dev.stillwatch.intel.secevent.EventType;
import dev.stillwatch.intel.stix.StixObject;
import dev.stillwatch.intel.stix.Tlp;
import dev.stillwatch.intel.taxii.EnvelopeReader;
import dev.stillwatch.intel.v1.AccountEventProposal;
import dev.stillwatch.intel.v1.Release;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Releases of account events among the releases: what two persons agree to is which accounts may be told of, and as what. The list itself never leaves; from it are made the events,
 * under the names that each partner knows.
 */
public final class AccountReleases {

    private static final String KIND = "account-events";

    private AccountReleases() {}

    /** What ids of such releases of a campaign begin with. */
    public static String prefix(String campaign) {
        return KIND + "/" + campaign + "/";
    }

    /** Whether a release is one. */
    public static boolean is(Release release) {
        return release.getReleaseId().startsWith(KIND + "/");
    }

    static Item item(AccountEventProposal proposal, Tlp tlp) {
        Instant at = Facts.instant(proposal.getProposedAt());
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.put("campaign", proposal.getCampaignId());
        list.put("created", at.toString());
        ObjectNode accounts = list.putObject("accounts");
        proposal.getAccountsList().forEach(a -> accounts.put(a.getAccountId(), a.getEventType()));
        UUID id = UUID.nameUUIDFromBytes(proposal.getReleaseId().getBytes(StandardCharsets.UTF_8));
        return new Item(new StixObject(KIND, KIND + "--" + id, at, at, false, tlp, list.toString()), List.of());
    }

    /** The accounts of a release, and what may be told of them. */
    public static List<Released> accounts(Release release) {
        List<Released> accounts = new ArrayList<>();
        for (Release.Item item : release.getItemsList()) {
            JsonNode list = EnvelopeReader.object(item.getJson().toByteArray());
            list.path("accounts")
                    .properties()
                    .forEach(a -> EventType.of(a.getValue().asText())
                            .ifPresent(t -> accounts.add(new Released(a.getKey(), release.getCampaignId(), t))));
        }
        return accounts;
    }
}
