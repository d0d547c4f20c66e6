package dev.stillwatch.intel.stream;

import dev.stillwatch.enforcement.v1.ActionRecord;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.CampaignRecord;
import dev.stillwatch.intel.secevent.AccountStand;
import dev.stillwatch.platform.kafka.KafkaClients;
import dev.stillwatch.platform.kafka.Topic;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** How the accounts of one campaign stand now, read from the topics once when somebody asks. */
@Singleton
public final class AccountScan {

    private final TopicScan scan;

    AccountScan(KafkaClients clients) {
        this.scan = new TopicScan(clients);
    }

    /**
     * By account; empty when the campaign does not stand: no person confirmed it, or one dismissed it.
     *
     * @throws TimeoutException when the topics can't be read in time
     */
    public Optional<Map<String, AccountStand>> of(String campaign) throws TimeoutException {
        var stands = new AtomicBoolean();
        scan.read(
                Topic.CAMPAIGNS,
                r -> CaseReader.parse(CampaignRecord.parser(), r)
                        .map(CampaignRecord::getCampaign)
                        .filter(c -> c.getCampaignId().equals(campaign))
                        .ifPresent(
                                c -> stands.set(c.getConfirmed() && c.getState() != Campaign.State.STATE_DISMISSED)));
        if (!stands.get()) {
            return Optional.empty();
        }
        var accounts = new AccountStands();
        scan.read(
                Topic.ACTIONS,
                r -> CaseReader.parse(ActionRecord.parser(), r)
                        .map(ActionRecord::getAction)
                        .filter(a -> a.getCampaignId().equals(campaign))
                        .ifPresent(accounts::take));
        return Optional.of(new TreeMap<>(accounts.all().getOrDefault(campaign, Map.of())));
    }
}
