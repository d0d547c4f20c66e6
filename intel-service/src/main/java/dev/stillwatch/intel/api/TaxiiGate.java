package dev.stillwatch.intel.api;

import dev.stillwatch.intel.config.ExchangeConfiguration;
import dev.stillwatch.intel.config.IntelConfiguration;
import dev.stillwatch.intel.taxii.MediaTypes;
import dev.stillwatch.intel.taxii.TaxiiException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stands before all of TAXII: lets in who may read, and refuses media types that can't be had or taken. */
@ServerFilter("/**")
final class TaxiiGate {

    private static final String READER = Reader.class.getName();

    private final Credentials credentials;
    private final boolean open;
    private final int most;

    TaxiiGate(Credentials credentials, IntelConfiguration configuration, ExchangeConfiguration exchange) {
        this.most = exchange.maxContentLength();
        this.credentials = credentials;
        this.open = configuration.open();
    }

    /** Who sent a request that was let in. */
    static Reader readerOf(HttpRequest<?> request) {
        return request.getAttribute(READER, Reader.class)
                .orElseThrow(() -> new IllegalStateException("The gate was passed by"));
    }

    /** An answer for those who stay outside; null for the others. */
    @RequestFilter
    @Nullable
    HttpResponse<?> enter(HttpRequest<?> request) {
        if (request.getPath().equals("/") || EventGate.guards(request.getPath())) {
            // Nothing is at the root; and the server puts this, without headers, in the place of what is no URL at all.
            return null;
        }
        Optional<Reader> reader = reader(request);
        if (reader.isEmpty()) {
            return Answers.error(new TaxiiException(
                            401, "Credentials wanted", "Send the name and token of a partner, or the token as Bearer"))
                    .header(HttpHeaders.WWW_AUTHENTICATE, Credentials.CHALLENGE);
        }
        if (!MediaTypes.acceptable(request.getHeaders().get(HttpHeaders.ACCEPT))) {
            return Answers.error(
                    new TaxiiException(406, "Not acceptable", "Answers are " + MediaTypes.TAXII + " and nothing else"));
        }
        if (request.getMethod() == HttpMethod.POST
                && !MediaTypes.isTaxii(request.getHeaders().get(HttpHeaders.CONTENT_TYPE))) {
            return Answers.error(new TaxiiException(415, "Media type not supported", "Send " + MediaTypes.TAXII));
        }
        if (request.getContentLength() > most) {
            return Answers.error(new TaxiiException(
                    413, "Too large", "Send at most " + most + " bytes, in several requests if need be"));
        }
        request.setAttribute(READER, reader.get());
        return null;
    }

    private Optional<Reader> reader(HttpRequest<?> request) {
        Optional<Reader> partner = credentials
                .partner(request.getHeaders().get(HttpHeaders.AUTHORIZATION))
                .map(p -> new Reader(Optional.of(p)));
        boolean local = open && request.getRemoteAddress().getAddress().isLoopbackAddress();
        return partner.isEmpty() && local ? Optional.of(Reader.LOCAL) : partner;
    }
}
