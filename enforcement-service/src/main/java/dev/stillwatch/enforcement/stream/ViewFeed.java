package dev.stillwatch.enforcement.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.stillwatch.enforcement.state.ActionView;
import dev.stillwatch.enforcement.state.CampaignView;
import dev.stillwatch.enforcement.state.PolicyView;
import dev.stillwatch.enforcement.state.Progress;
import dev.stillwatch.enforcement.v1.ActionRecord;
import dev.stillwatch.enforcement.v1.CampaignRecord;
import dev.stillwatch.enforcement.v1.PolicySet;
import dev.stillwatch.platform.epoch.EventTime;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Puts records where they belong. */
record ViewFeed(Topics topics, ActionView actions, CampaignView campaigns, PolicyView policies, Progress progress) {

    /** Takes a record of one of the topics that are viewed. */
    void take(ConsumerRecord<byte[], byte[]> record) throws InvalidProtocolBufferException {
        if (record.value() == null) {
            return;
        }
        if (record.topic().equals(topics.actions.topic())) {
            ActionRecord value = ActionRecord.parseFrom(record.value());
            if (value.hasAction()) {
                actions.apply(value.getAction());
            } else if (value.hasWatermark()) {
                progress.actionsAt(EventTime.millis(value.getWatermark().getEventTime()));
            }
        } else if (record.topic().equals(topics.campaigns.topic())) {
            CampaignRecord value = CampaignRecord.parseFrom(record.value());
            if (value.hasCampaign()) {
                campaigns.apply(value.getCampaign());
            } else if (value.hasWatermark()) {
                progress.campaignsAt(EventTime.millis(value.getWatermark().getEventTime()));
            }
        } else {
            policies.apply(PolicySet.parseFrom(record.value()));
        }
    }
}
