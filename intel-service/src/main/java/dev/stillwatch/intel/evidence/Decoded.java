package dev.stillwatch.intel.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.util.JsonFormat;
import dev.stillwatch.enforcement.v1.Access;
import dev.stillwatch.enforcement.v1.ActionRecord;
import dev.stillwatch.enforcement.v1.CampaignRecord;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.PolicySet;

/** What a ledger's record says, in a form that people read: its bytes as the message that its entry's kind names. */
public final class Decoded {

    private Decoded() {}

    /**
     * The record as JSON.
     *
     * @throws IllegalArgumentException when the bytes are no such message
     */
    public static JsonNode of(LedgerEntry.Kind kind, ByteString record) {
        try {
            return json(
                    switch (kind) {
                        case KIND_ACTION, KIND_ACTION_ENDED -> ActionRecord.parseFrom(record);
                        case KIND_CAMPAIGN, KIND_REVIEW -> CampaignRecord.parseFrom(record);
                        case KIND_POLICY -> PolicySet.parseFrom(record);
                        case KIND_READ, KIND_EXPORT -> Access.parseFrom(record);
                        default -> throw new IllegalArgumentException("no record is known of " + kind);
                    });
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("the record is not what " + kind + " names: " + e.getMessage(), e);
        }
    }

    /** Any message as protobuf writes it in JSON, with the names of the contract. */
    public static JsonNode json(MessageOrBuilder message) {
        try {
            return CanonicalJson.MAPPER.readTree(JsonFormat.printer()
                    .omittingInsignificantWhitespace()
                    .preservingProtoFieldNames()
                    .print(message));
        } catch (InvalidProtocolBufferException | JsonProcessingException e) {
            throw new IllegalStateException("protobuf writes JSON", e);
        }
    }
}
