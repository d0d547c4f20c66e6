package dev.stillwatch.enforcement.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.stillwatch.enforcement.state.ActionReader;
import dev.stillwatch.enforcement.state.ActionView;
import dev.stillwatch.enforcement.state.AppealView;
import dev.stillwatch.enforcement.state.CampaignView;
import dev.stillwatch.enforcement.state.GuardView;
import dev.stillwatch.enforcement.state.LabelView;
import dev.stillwatch.enforcement.state.PolicyView;
import dev.stillwatch.enforcement.state.Progress;
import dev.stillwatch.enforcement.v1.ActionRecord;
import dev.stillwatch.enforcement.v1.AppealRecord;
import dev.stillwatch.enforcement.v1.CampaignRecord;
import dev.stillwatch.enforcement.v1.GuardRecord;
import dev.stillwatch.enforcement.v1.Label;
import dev.stillwatch.enforcement.v1.PolicySet;
import dev.stillwatch.platform.epoch.EventTime;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Puts records where they belong. */
record ViewFeed(
        Topics topics,
        ActionView actions,
        ActionReader reader,
        CampaignView campaigns,
        AppealView appeals,
        LabelView labels,
        PolicyView policies,
        GuardView guards,
        Progress progress) {

    /** Takes a record of one of the topics that are viewed. */
    void take(ConsumerRecord<byte[], byte[]> record) throws InvalidProtocolBufferException {
        if (record.value() == null) {
            erase(record);
            return;
        }
        if (record.topic().equals(topics.actions.topic())) {
            if (ActionReader.isAction(record.value())) {
                actions.apply(reader.read(record.value()));
                return;
            }
            ActionRecord value = ActionRecord.parseFrom(record.value());
            if (value.hasWatermark()) {
                progress.actionsAt(EventTime.millis(value.getWatermark().getEventTime()));
            }
        } else if (record.topic().equals(topics.campaigns.topic())) {
            CampaignRecord value = CampaignRecord.parseFrom(record.value());
            if (value.hasCampaign()) {
                campaigns.apply(value.getCampaign());
            } else if (value.hasWatermark()) {
                progress.campaignsAt(EventTime.millis(value.getWatermark().getEventTime()));
            }
        } else if (record.topic().equals(topics.guards.topic())) {
            GuardRecord value = GuardRecord.parseFrom(record.value());
            if (value.hasCanary()) {
                policies.candidate(value.getCanary().getCandidate());
            }
            guards.apply(value);
        } else if (record.topic().equals(topics.appeals.topic())) {
            appeals.apply(AppealRecord.parseFrom(record.value()));
        } else if (record.topic().equals(topics.labels.topic())) {
            labels.apply(Label.parseFrom(record.value()));
        } else {
            policies.apply(PolicySet.parseFrom(record.value()));
        }
    }

    private void erase(ConsumerRecord<byte[], byte[]> record) {
        String id = new String(record.key(), StandardCharsets.UTF_8);
        if (record.topic().equals(topics.actions.topic())) {
            actions.erase(id);
        } else if (record.topic().equals(topics.appeals.topic())) {
            appeals.erase(id);
        } else if (record.topic().equals(topics.labels.topic())) {
            labels.erase(id);
        }
    }
}
