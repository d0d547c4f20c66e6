package dev.stillwatch.intel.api;

import dev.stillwatch.intel.config.Partner;
import dev.stillwatch.intel.config.SharedSignals;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stands before everything about security events. What is published for all is; the rest is for partners, with the credentials they have for TAXII. */
@ServerFilter({"/ssf/**", "/.well-known/ssf-configuration"})
final class EventGate {

    private static final String PARTNER = EventGate.class.getName();

    private final Credentials credentials;
    private final SharedSignals signals;

    EventGate(Credentials credentials, SharedSignals signals) {
        this.credentials = credentials;
        this.signals = signals;
    }

    /** Whether a path is one of these. */
    static boolean guards(String path) {
        return path.startsWith("/ssf/") || path.equals("/.well-known/ssf-configuration");
    }

    /** Who sent a request that was let in. */
    static Partner partnerOf(HttpRequest<?> request) {
        return request.getAttribute(PARTNER, Partner.class)
                .orElseThrow(() -> new IllegalStateException("The gate was passed by"));
    }

    /** An answer for those who stay outside; null for the others. */
    @RequestFilter
    @Nullable
    HttpResponse<?> enter(HttpRequest<?> request) {
        if (signals.signer().isEmpty() && signals.transmitters().isEmpty()) {
            return refused(
                    new EventRefusal(HttpStatus.NOT_FOUND, "invalid_request", "No security events are exchanged here"));
        }
        if (request.getPath().equals("/.well-known/ssf-configuration")
                || request.getPath().equals("/ssf/jwks.json")) {
            return null;
        }
        Optional<Partner> partner = credentials.partner(request.getHeaders().get(HttpHeaders.AUTHORIZATION));
        if (partner.isEmpty()) {
            return refused(new EventRefusal(
                            HttpStatus.UNAUTHORIZED,
                            "authentication_failed",
                            "Send the name and token of a partner, or the token as Bearer"))
                    .header(HttpHeaders.WWW_AUTHENTICATE, Credentials.CHALLENGE);
        }
        request.setAttribute(PARTNER, partner.get());
        return null;
    }

    private static MutableHttpResponse<?> refused(EventRefusal refusal) {
        return new EventAnswers().refused(refusal).toMutableResponse();
    }
}
