package dev.stillwatch.intel.stream;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import com.google.protobuf.Timestamp;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionRecord;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.CampaignRecord;
import dev.stillwatch.enforcement.v1.PolicySet;
import dev.stillwatch.intel.evidence.CaseFile;
import dev.stillwatch.intel.evidence.LedgerExtract;
import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.linking.v1.CohortRecord;
import dev.stillwatch.platform.kafka.KafkaClients;
import dev.stillwatch.platform.kafka.Topic;
import dev.stillwatch.platform.transparency.NoteKey;
import dev.stillwatch.scoring.v1.Assessment;
import dev.stillwatch.scoring.v1.AssessmentRecord;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Gathers a case from the topics, which hold it all, when somebody asks for its evidence. That is seldom, so nothing of it is kept in memory: what it costs is
 * reading the topics once, and 32 bytes for each entry of the ledger while it lasts.
 */
@Singleton
public final class CaseReader {

    private final TopicScan scan;
    private final LedgerScan ledger;

    CaseReader(KafkaClients clients) {
        this.scan = new TopicScan(clients);
        this.ledger = new LedgerScan(scan);
    }

    /**
     * The case of a campaign; empty when there is none of that id.
     *
     * @param key key that the ledger's checkpoints must be signed by
     * @throws LedgerDamagedException when the ledger is not what its newest checkpoint says
     * @throws TimeoutException when Kafka does not give it all in time
     */
    public Optional<CaseFile> read(String campaignId, NoteKey key) throws TimeoutException {
        // The head first: whatever it signs is then found in what is read after it.
        String checkpoint = ledger.newestCheckpoint();
        var found = new Found();
        scan.read(Topic.CAMPAIGNS, r -> found.campaign(r, campaignId));
        Campaign campaign = found.campaign;
        if (campaign == null) {
            return Optional.empty();
        }
        scan.read(Topic.COHORTS, r -> found.cohort(r, campaign.getCohortId()));
        Set<String> members = new HashSet<>(campaign.getMembersList());
        found.deltas.values().forEach(d -> members.addAll(d.getJoinedList()));
        scan.read(Topic.ASSESSMENTS, r -> found.assessment(r, campaign.getCohortId(), members));
        scan.read(Topic.ACTIONS, r -> found.action(r, campaignId));
        Set<String> versions = new HashSet<>();
        found.actions.values().forEach(a -> versions.add(a.getPolicyVersion()));
        scan.read(Topic.POLICIES, r -> found.policy(r, versions));
        Set<String> references = new HashSet<>(found.actions.keySet());
        references.add(campaignId);
        references.add(reference(campaignId));
        references.addAll(versions);
        LedgerExtract extract = ledger.extract(checkpoint, key, references);
        return Optional.of(new CaseFile(
                campaign,
                found.asOf,
                List.copyOf(found.deltas.values()),
                Optional.ofNullable(found.cohort),
                found.accounts,
                new ArrayList<>(found.actions.values()),
                List.copyOf(found.policies.values()),
                extract));
    }

    /** What an export of a campaign's evidence is called in the ledger. */
    public static String reference(String campaignId) {
        return "evidence/" + campaignId;
    }

    /** What was found so far. */
    private static final class Found {
        private @Nullable Campaign campaign;
        private Timestamp asOf = Timestamp.getDefaultInstance();
        private @Nullable Assessment cohort;
        private final SortedMap<Long, CohortDelta> deltas = new TreeMap<>();
        private final SortedMap<String, Assessment> accounts = new TreeMap<>();
        private final SortedMap<String, Action> actions = new TreeMap<>();
        private final Map<String, PolicySet> policies = new TreeMap<>();

        void campaign(ConsumerRecord<byte[], byte[]> record, String id) {
            parse(CampaignRecord.parser(), record).ifPresent(value -> {
                if (value.hasWatermark()) {
                    asOf = value.getWatermark().getEventTime();
                } else if (value.getCampaign().getCampaignId().equals(id)) {
                    campaign = value.getCampaign();
                }
            });
        }

        void cohort(ConsumerRecord<byte[], byte[]> record, String id) {
            parse(CohortRecord.parser(), record)
                    .map(CohortRecord::getDelta)
                    .filter(d -> d.getCohortId().equals(id))
                    .ifPresent(d -> deltas.put(d.getVersion(), d));
        }

        void assessment(ConsumerRecord<byte[], byte[]> record, String cohortId, Set<String> members) {
            parse(AssessmentRecord.parser(), record)
                    .filter(AssessmentRecord::hasAssessment)
                    .map(AssessmentRecord::getAssessment)
                    .ifPresent(a -> {
                        if (a.getSubject().getCohort().equals(cohortId)) {
                            cohort = a;
                        } else if (members.contains(a.getSubject().getAccount())) {
                            accounts.put(a.getSubject().getAccount(), a);
                        }
                    });
        }

        void action(ConsumerRecord<byte[], byte[]> record, String campaignId) {
            parse(ActionRecord.parser(), record)
                    .map(ActionRecord::getAction)
                    .filter(a -> a.getCampaignId().equals(campaignId))
                    .ifPresent(a -> actions.put(a.getActionId(), a));
        }

        void policy(ConsumerRecord<byte[], byte[]> record, Set<String> versions) {
            parse(PolicySet.parser(), record)
                    .filter(p -> versions.contains(p.getVersion()))
                    .ifPresent(p -> policies.put(p.getVersion(), p));
        }
    }

    /** A value; nothing where it was deleted or is none, for what nobody could read was no part of any decision. */
    static <T> Optional<T> parse(Parser<T> parser, ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(parser.parseFrom(ByteString.copyFrom(record.value())));
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }
}
