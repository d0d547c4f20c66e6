package dev.stillwatch.intel.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stillwatch.intel.config.SharedSignals;
import dev.stillwatch.intel.secevent.EventType;
import dev.stillwatch.intel.v1.EventStream;

/** The documents of the Shared Signals Framework 1.0: the transmitter's configuration (7.1), a stream's (8.1.1) and its status (8.1.2). */
final class EventDocuments {

    /** Delivery by push, RFC 8935. */
    static final String PUSH = "urn:ietf:rfc:8935";

    /** Delivery by poll, RFC 8936. */
    static final String POLL = "urn:ietf:rfc:8936";

    private EventDocuments() {}

    static ObjectNode transmitter(SharedSignals signals) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        String base = signals.issuer() + "/ssf/";
        document.put("spec_version", "1_0");
        document.put("issuer", signals.issuer());
        document.put("jwks_uri", base + "jwks.json");
        document.putArray("delivery_methods_supported").add(PUSH).add(POLL);
        document.put("configuration_endpoint", base + "streams");
        document.put("status_endpoint", base + "status");
        document.put("add_subject_endpoint", base + "subjects/add");
        document.put("remove_subject_endpoint", base + "subjects/remove");
        document.put("verification_endpoint", base + "verify");
        ArrayNode schemes = document.putArray("authorization_schemes");
        schemes.addObject().put("spec_urn", "urn:ietf:rfc:6750");
        schemes.addObject().put("spec_urn", "urn:ietf:rfc:7617");
        boolean all = signals.receivers().stream().noneMatch(r -> r.addedOnly());
        boolean none = signals.receivers().stream().allMatch(r -> r.addedOnly());
        if (all || none) {
            document.put("default_subjects", all ? "ALL" : "NONE");
        }
        return document;
    }

    static ObjectNode stream(EventStream stream, SharedSignals signals) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("stream_id", stream.getStreamId());
        document.put("iss", signals.issuer());
        document.put("aud", stream.getPartner());
        ArrayNode supported = document.putArray("events_supported");
        EventType.told().forEach(t -> supported.add(t.uri()));
        ArrayNode delivered = document.putArray("events_delivered");
        if (stream.getEventsRequestedCount() == 0) {
            EventType.told().forEach(t -> delivered.add(t.uri()));
        } else {
            stream.getEventsRequestedList().forEach(document.putArray("events_requested")::add);
            stream.getEventsRequestedList().forEach(delivered::add);
            // What takes a disabling back is told to whom the disabling was.
            if (stream.getEventsRequestedList().contains(EventType.ACCOUNT_DISABLED.uri())
                    && !stream.getEventsRequestedList().contains(EventType.ACCOUNT_ENABLED.uri())) {
                delivered.add(EventType.ACCOUNT_ENABLED.uri());
            }
        }
        ObjectNode delivery = document.putObject("delivery");
        if (stream.getPushEndpoint().isEmpty()) {
            delivery.put("method", POLL);
            delivery.put("endpoint_url", signals.issuer() + "/ssf/poll/" + stream.getStreamId());
        } else {
            delivery.put("method", PUSH);
            delivery.put("endpoint_url", stream.getPushEndpoint());
        }
        document.put(
                "min_verification_interval", signals.leastVerificationInterval().toSeconds());
        if (!stream.getDescription().isEmpty()) {
            document.put("description", stream.getDescription());
        }
        return document;
    }

    static ObjectNode status(EventStream stream) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("stream_id", stream.getStreamId());
        document.put("status", word(stream.getStatus()));
        if (!stream.getReason().isEmpty()) {
            document.put("reason", stream.getReason());
        }
        return document;
    }

    private static String word(EventStream.Status status) {
        return switch (status) {
            case STATUS_PAUSED -> "paused";
            case STATUS_DISABLED -> "disabled";
            case STATUS_UNSPECIFIED, STATUS_ENABLED, UNRECOGNIZED -> "enabled";
        };
    }
}
