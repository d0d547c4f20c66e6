package dev.stillwatch.intel.api;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stillwatch.intel.config.SharedSignals;
import dev.stillwatch.intel.secevent.Receiver;
import dev.stillwatch.intel.v1.EventStream;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The transmitter's side of the Shared Signals Framework 1.0 but for the events themselves: what it offers, streams, subjects, verification. */
@Controller
@Produces(MediaType.ALL)
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class EventController {

    private static final ObjectMapper JSON = new ObjectMapper(new JsonFactoryBuilder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(20).build())
            .build());

    private final SharedSignals signals;
    private final EventStreams streams;

    EventController(SharedSignals signals, EventStreams streams) {
        this.signals = signals;
        this.streams = streams;
    }

    /** What this transmitter offers (7.1); for everybody. */
    @Get("/.well-known/ssf-configuration")
    HttpResponse<byte[]> configuration() {
        if (signals.signer().isEmpty()) {
            throw new EventRefusal(HttpStatus.NOT_FOUND, "invalid_request", "No security events are given out here");
        }
        return EventAnswers.of(HttpStatus.OK, EventDocuments.transmitter(signals));
    }

    /** The keys that events verify under; for everybody. */
    @Get("/ssf/jwks.json")
    HttpResponse<byte[]> keys() {
        return EventAnswers.of(
                HttpStatus.OK,
                parse(signals.signer()
                        .orElseThrow(EventRefusal::notFound)
                        .jwks()
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    /** A stream, or all that the partner has (8.1.1.2). */
    @Get("/ssf/streams")
    HttpResponse<byte[]> read(HttpRequest<?> request) {
        Receiver receiver = receiver(request);
        String id = request.getParameters().get("stream_id");
        if (id != null) {
            return stream(HttpStatus.OK, streams.find(receiver, id));
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        streams.of(receiver).forEach(s -> all.add(EventDocuments.stream(s, signals)));
        return EventAnswers.of(HttpStatus.OK, all);
    }

    /** Makes a stream (8.1.1.1). */
    @Post("/ssf/streams")
    HttpResponse<byte[]> create(HttpRequest<?> request, @Body byte @Nullable [] body) {
        return stream(HttpStatus.CREATED, streams.create(receiver(request), parse(body)));
    }

    /** Changes a stream (8.1.1.3). */
    @Patch("/ssf/streams")
    HttpResponse<byte[]> update(HttpRequest<?> request, @Body byte @Nullable [] body) {
        return stream(HttpStatus.OK, streams.update(receiver(request), parse(body), false));
    }

    /** Replaces a stream's configuration (8.1.1.4). */
    @Put("/ssf/streams")
    HttpResponse<byte[]> replace(HttpRequest<?> request, @Body byte @Nullable [] body) {
        return stream(HttpStatus.OK, streams.update(receiver(request), parse(body), true));
    }

    /** Deletes a stream (8.1.1.5). */
    @Delete("/ssf/streams")
    HttpResponse<byte[]> delete(HttpRequest<?> request) {
        streams.delete(receiver(request), id(request));
        return EventAnswers.empty(HttpStatus.NO_CONTENT);
    }

    /** Whether events go out (8.1.2.1). */
    @Get("/ssf/status")
    HttpResponse<byte[]> status(HttpRequest<?> request) {
        return EventAnswers.of(HttpStatus.OK, EventDocuments.status(streams.find(receiver(request), id(request))));
    }

    /** Sets whether events go out (8.1.2.2). */
    @Post("/ssf/status")
    HttpResponse<byte[]> setStatus(HttpRequest<?> request, @Body byte @Nullable [] body) {
        return EventAnswers.of(HttpStatus.OK, EventDocuments.status(streams.status(receiver(request), parse(body))));
    }

    /** Adds a subject (8.1.3.2). */
    @Post("/ssf/subjects/add")
    HttpResponse<byte[]> add(HttpRequest<?> request, @Body byte @Nullable [] body) {
        streams.subject(receiver(request), parse(body), true);
        return EventAnswers.empty(HttpStatus.OK);
    }

    /** Removes a subject (8.1.3.3). */
    @Post("/ssf/subjects/remove")
    HttpResponse<byte[]> remove(HttpRequest<?> request, @Body byte @Nullable [] body) {
        streams.subject(receiver(request), parse(body), false);
        return EventAnswers.empty(HttpStatus.NO_CONTENT);
    }

    /** Asks for a verification event (8.1.4.2). */
    @Post("/ssf/verify")
    HttpResponse<byte[]> verify(HttpRequest<?> request, @Body byte @Nullable [] body) {
        streams.verify(receiver(request), parse(body));
        return EventAnswers.empty(HttpStatus.NO_CONTENT);
    }

    private HttpResponse<byte[]> stream(HttpStatus status, EventStream stream) {
        return EventAnswers.of(status, EventDocuments.stream(stream, signals));
    }

    private Receiver receiver(HttpRequest<?> request) {
        return receiver(request, signals);
    }

    static Receiver receiver(HttpRequest<?> request, SharedSignals signals) {
        return signals.receiver(EventGate.partnerOf(request).name())
                .orElseThrow(() -> new EventRefusal(
                        HttpStatus.FORBIDDEN, "access_denied", "No stream was agreed on with this partner"));
    }

    private static String id(HttpRequest<?> request) {
        String id = request.getParameters().get("stream_id");
        if (id == null) {
            throw EventRefusal.bad("stream_id is missing");
        }
        return id;
    }

    static JsonNode parse(byte @Nullable [] body) {
        try {
            JsonNode json = JSON.readTree(body == null ? new byte[0] : body);
            if (!json.isObject()) {
                throw EventRefusal.bad("The body must be a JSON object");
            }
            return json;
        } catch (IOException e) {
            throw EventRefusal.bad("The body is no JSON");
        }
    }
}
