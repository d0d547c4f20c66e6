package dev.stillwatch.intel.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import java.nio.charset.StandardCharsets;

/** HTTP answers about security events: JSON, never cached. */
@Controller
final class EventAnswers {

    static MutableHttpResponse<byte[]> of(HttpStatus status, JsonNode body) {
        return HttpResponse.<byte[]>status(status)
                .body(body.toString().getBytes(StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    static MutableHttpResponse<byte[]> empty(HttpStatus status) {
        return HttpResponse.<byte[]>status(status).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** What was refused on purpose. */
    @Error(global = true, exception = EventRefusal.class)
    HttpResponse<byte[]> refused(EventRefusal refusal) {
        return of(
                        refusal.status(),
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("err", refusal.word())
                                .put("description", refusal.getMessage()))
                .header(HttpHeaders.CONTENT_LANGUAGE, "en");
    }
}
