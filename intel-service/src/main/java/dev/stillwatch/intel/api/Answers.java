package dev.stillwatch.intel.api;

import dev.stillwatch.intel.taxii.MediaTypes;
import dev.stillwatch.intel.taxii.Page;
import dev.stillwatch.intel.taxii.StatusResource;
import dev.stillwatch.intel.taxii.TaxiiException;
import dev.stillwatch.intel.taxii.TaxiiJson;
import dev.stillwatch.intel.taxii.TaxiiTime;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.nio.charset.StandardCharsets;

/** HTTP answers with TAXII in them. */
final class Answers {

    private static final String FIRST = "X-TAXII-Date-Added-First";
    private static final String LAST = "X-TAXII-Date-Added-Last";

    private Answers() {}

    /** A resource. */
    static MutableHttpResponse<byte[]> of(Object resource) {
        return typed(HttpResponse.ok(TaxiiJson.write(resource)));
    }

    /** A page, as some resource; the headers say when its first and last objects were added, where there are any. */
    static MutableHttpResponse<byte[]> of(Page page, byte[] body) {
        MutableHttpResponse<byte[]> answer = typed(HttpResponse.ok(body));
        if (!page.objects().isEmpty()) {
            answer.header(FIRST, TaxiiTime.format(page.objects().getFirst().addedAt()));
            answer.header(LAST, TaxiiTime.format(page.objects().getLast().addedAt()));
        }
        return answer;
    }

    /** What became of a request to add objects, with status 202. */
    static MutableHttpResponse<byte[]> accepted(StatusResource status) {
        return typed(HttpResponse.<byte[]>accepted().body(TaxiiJson.write(status)));
    }

    /** Nothing but that it was done. */
    static MutableHttpResponse<byte[]> done() {
        return typed(HttpResponse.ok("{}".getBytes(StandardCharsets.US_ASCII)));
    }

    /** An error. */
    static MutableHttpResponse<byte[]> error(TaxiiException error) {
        MutableHttpResponse<byte[]> answer =
                typed(HttpResponse.<byte[]>status(error.status(), error.error().title())
                        .body(TaxiiJson.write(error.error())));
        return error.status() == 503 ? answer.header(HttpHeaders.RETRY_AFTER, "5") : answer;
    }

    private static MutableHttpResponse<byte[]> typed(MutableHttpResponse<byte[]> answer) {
        return answer.header(HttpHeaders.CONTENT_TYPE, MediaTypes.TAXII);
    }
}
