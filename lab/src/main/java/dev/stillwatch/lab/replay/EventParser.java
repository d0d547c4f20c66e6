package dev.stillwatch.lab.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.google.common.base.Utf8;
import dev.stillwatch.ingest.v1.Event;
import java.io.IOException;

/**
 * Reads one line into an event. Streams with Jackson into protobuf's builders, which is several times faster than protobuf's own
 * JSON parser and, unlike it, can leave out what is wrong and keep the rest.
 */
final class EventParser {
    /** Lines are bounded by {@link LineSource}; so deep or long members that nobody reads do no harm. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100_000)
                    .maxStringLength(LineSource.MAX_LINE_BYTES)
                    .maxNumberLength(10_000)
                    .build())
            .build();

    private EventParser() {}

    /** The line as the reader gives it. */
    static Line parse(long number, byte[] bytes, int offset, int length) {
        try {
            return event(number, bytes, offset, length);
        } catch (RejectedLineException e) {
            return new Line.Rejected(number, e.reason());
        } catch (StreamConstraintsException e) {
            return new Line.Rejected(number, "JSON beyond what is read: " + e.getOriginalMessage());
        } catch (IOException e) {
            return new Line.Rejected(number, Utf8.isWellFormed(bytes, offset, length) ? "no JSON" : "no UTF-8");
        }
    }

    private static Line event(long number, byte[] bytes, int offset, int length)
            throws IOException, RejectedLineException {
        if (!Utf8.isWellFormed(bytes, offset, length)) {
            throw new RejectedLineException("no UTF-8");
        }
        try (JsonParser parser = JSON.createParser(bytes, offset, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new RejectedLineException("no JSON object");
            }
            Event.Builder event = Event.newBuilder();
            Json json = new Json(parser);
            while (json.advance()) {
                member(json, event);
            }
            if (parser.nextToken() != null) {
                throw new RejectedLineException("no JSON: something stands after the object");
            }
            Required.check(event, json.warnings());
            return new Line.Parsed(number, event.build(), json.warnings());
        }
    }

    private static void member(Json json, Event.Builder event) throws IOException, RejectedLineException {
        String name = json.member();
        switch (name) {
            case "exchange" -> {
                if (isObject(name, json, event)) {
                    EventMembers.EXCHANGE.read(json, event.getExchangeBuilder(), "exchange.");
                }
            }
            case "account" -> {
                if (isObject(name, json, event)) {
                    EventMembers.ACCOUNT.read(json, event.getAccountBuilder(), "account.");
                }
            }
            case "release" -> {
                if (isObject(name, json, event)) {
                    EventMembers.RELEASE.read(json, event.getReleaseBuilder(), "release.");
                }
            }
            default -> json.skip();
        }
    }

    private static boolean isObject(String name, Json json, Event.Builder event)
            throws IOException, RejectedLineException {
        if (json.token() != JsonToken.START_OBJECT) {
            json.leaveOut(name, "object");
            return false;
        }
        if (event.getEventCase() != Event.EventCase.EVENT_NOT_SET) {
            throw new RejectedLineException("more than one of exchange, account and release");
        }
        return true;
    }
}
