package dev.stillwatch.intel.stream;

import com.google.protobuf.ByteString;
import dev.stillwatch.intel.egress.Approval;
import dev.stillwatch.intel.egress.Item;
import dev.stillwatch.intel.egress.Pending;
import dev.stillwatch.intel.stix.StixObject;
import dev.stillwatch.intel.stix.Tlp;
import dev.stillwatch.intel.taxii.EnvelopeReader;
import dev.stillwatch.intel.v1.Release;
import java.time.Instant;
import java.util.List;

/** Releases as the topics hold them. */
public final class ReleaseRecords {

    private ReleaseRecords() {}

    /** The items of a release. */
    public static List<Item> items(Release release) {
        return release.getItemsList().stream()
                .map(i -> new Item(object(i), List.copyOf(i.getCollectionIdsList())))
                .toList();
    }

    static Pending pending(Release release) {
        return new Pending(
                release.getDigest(),
                items(release),
                release.getApprovalsList().stream()
                        .map(a -> new Approval(a.getActor(), Facts.instant(a.getAt()), a.getNote(), a.getRequestId()))
                        .toList());
    }

    static Release.Builder write(Release.Builder release, Pending pending) {
        return release.setDigest(pending.digest())
                .clearItems()
                .addAllItems(pending.items().stream().map(ReleaseRecords::item).toList())
                .clearApprovals()
                .addAllApprovals(pending.approvals().stream()
                        .map(ReleaseRecords::approval)
                        .toList());
    }

    static Release.Approval approval(Approval approval) {
        return Release.Approval.newBuilder()
                .setActor(approval.actor())
                .setAt(Records.timestamp(approval.at()))
                .setNote(approval.note())
                .setRequestId(approval.requestId())
                .build();
    }

    private static Release.Item item(Item item) {
        return Release.Item.newBuilder()
                .setObjectId(item.object().id())
                .setObjectType(item.object().type())
                .setVersion(Records.timestamp(item.object().version()))
                .setTlp(item.object().tlp().label())
                .setJson(ByteString.copyFromUtf8(item.object().json()))
                .addAllCollectionIds(item.collections())
                .build();
    }

    private static StixObject object(Release.Item item) {
        var json = EnvelopeReader.object(item.getJson().toByteArray());
        return new StixObject(
                item.getObjectType(),
                item.getObjectId(),
                Instant.parse(json.path("created").asText()),
                Facts.instant(item.getVersion()),
                json.path("revoked").asBoolean(false),
                Tlp.ofLabel(item.getTlp()),
                item.getJson().toStringUtf8());
    }
}
