package dev.stillwatch.proto;

import build.buf.validate.ValidateProto;
import com.google.api.FieldBehaviorProto;
import com.google.protobuf.DescriptorProtos;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DurationProto;
import com.google.protobuf.Message;
import com.google.protobuf.TimestampProto;
import dev.stillwatch.enforcement.v1.AccessRecord;
import dev.stillwatch.enforcement.v1.ActionRecord;
import dev.stillwatch.enforcement.v1.AppealRecord;
import dev.stillwatch.enforcement.v1.CampaignRecord;
import dev.stillwatch.enforcement.v1.GuardRecord;
import dev.stillwatch.enforcement.v1.Label;
import dev.stillwatch.enforcement.v1.LedgerCheckpoint;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.LedgerRecord;
import dev.stillwatch.enforcement.v1.PolicySet;
import dev.stillwatch.ingest.v1.AccountRecord;
import dev.stillwatch.ingest.v1.SketchRecord;
import dev.stillwatch.intel.v1.Delivery;
import dev.stillwatch.intel.v1.InboxRecord;
import dev.stillwatch.intel.v1.Indicator;
import dev.stillwatch.intel.v1.MatchingEvent;
import dev.stillwatch.intel.v1.PublishedObject;
import dev.stillwatch.intel.v1.StateRecord;
import dev.stillwatch.linking.v1.CohortRecord;
import dev.stillwatch.scoring.v1.AssessmentRecord;
import dev.stillwatch.scoring.v1.ContributionRecord;
import java.util.List;
import java.util.Map;

/** What the topics hold, as docs/architecture.md lists them. */
final class TopicValues {

    static final List<Message> ALL = List.of(
            SketchRecord.getDefaultInstance(),
            AccountRecord.getDefaultInstance(),
            CohortRecord.getDefaultInstance(),
            ContributionRecord.getDefaultInstance(),
            AssessmentRecord.getDefaultInstance(),
            ActionRecord.getDefaultInstance(),
            CampaignRecord.getDefaultInstance(),
            PolicySet.getDefaultInstance(),
            GuardRecord.getDefaultInstance(),
            LedgerEntry.getDefaultInstance(),
            LedgerRecord.getDefaultInstance(),
            LedgerCheckpoint.getDefaultInstance(),
            AppealRecord.getDefaultInstance(),
            Label.getDefaultInstance(),
            AccessRecord.getDefaultInstance(),
            Indicator.getDefaultInstance(),
            PublishedObject.getDefaultInstance(),
            InboxRecord.getDefaultInstance(),
            StateRecord.getDefaultInstance(),
            Delivery.getDefaultInstance(),
            MatchingEvent.getDefaultInstance());

    /** Files that the contracts import and others own. */
    static final Map<String, FileDescriptor> IMPORTED = Map.of(
            "buf/validate/validate.proto", ValidateProto.getDescriptor(),
            "google/api/field_behavior.proto", FieldBehaviorProto.getDescriptor(),
            "google/protobuf/descriptor.proto", DescriptorProtos.getDescriptor(),
            "google/protobuf/duration.proto", DurationProto.getDescriptor(),
            "google/protobuf/timestamp.proto", TimestampProto.getDescriptor());

    private TopicValues() {}
}
