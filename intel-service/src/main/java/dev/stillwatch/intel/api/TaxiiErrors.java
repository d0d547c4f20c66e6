package dev.stillwatch.intel.api;

import dev.stillwatch.intel.taxii.TaxiiException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import java.net.URISyntaxException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where what goes wrong becomes a TAXII error message. */
@Controller
final class TaxiiErrors {

    private static final Logger LOG = LoggerFactory.getLogger(TaxiiErrors.class);

    /** What was refused on purpose. */
    @Error(global = true, exception = TaxiiException.class)
    HttpResponse<byte[]> refused(TaxiiException error) {
        return Answers.error(error);
    }

    /** A path or query that is no URL. */
    @Error(global = true, exception = URISyntaxException.class)
    HttpResponse<byte[]> malformed(URISyntaxException error) {
        return Answers.error(new TaxiiException(400, "Malformed URL", String.valueOf(error.getReason())));
    }

    /** A path that is none of TAXII's. */
    @Error(global = true, status = HttpStatus.NOT_FOUND)
    HttpResponse<byte[]> notFound(HttpRequest<?> request) {
        return Answers.error(new TaxiiException(404, "Not found", "Nothing is served here; begin at /taxii2/"));
    }

    /** A method that a path does not have. */
    @Error(global = true, status = HttpStatus.METHOD_NOT_ALLOWED)
    HttpResponse<byte[]> notAllowed(HttpRequest<?> request) {
        return Answers.error(
                new TaxiiException(405, "Method not allowed", request.getMethodName() + " has no meaning here"));
    }

    /** A body above what is taken. */
    @Error(global = true, status = HttpStatus.REQUEST_ENTITY_TOO_LARGE)
    HttpResponse<byte[]> tooLarge(HttpRequest<?> request) {
        return Answers.error(new TaxiiException(413, "Too large", "The API root names the largest body that is taken"));
    }

    /** A fault of ours. */
    @Error(global = true, exception = Throwable.class)
    HttpResponse<byte[]> fault(HttpRequest<?> request, Throwable fault) {
        LOG.error("{} {} failed", request.getMethodName(), request.getPath(), fault);
        return Answers.error(new TaxiiException(500, "Internal error", "The server failed; its operator can read why"));
    }
}
