package dev.stillwatch.intel.api;

import dev.stillwatch.intel.config.ExchangeConfiguration;
import dev.stillwatch.intel.config.IntelConfiguration;
import dev.stillwatch.intel.state.SharingState;
import dev.stillwatch.intel.taxii.ApiRoot;
import dev.stillwatch.intel.taxii.Discovery;
import dev.stillwatch.intel.taxii.MediaTypes;
import dev.stillwatch.intel.taxii.TaxiiException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.util.List;

/** What the server is: discovery, its API root, and the status of requests to add (TAXII 2.1, section 4). */
@Controller
@Produces(MediaType.ALL)
final class ServerController {

    private final IntelConfiguration configuration;
    private final ExchangeConfiguration exchange;
    private final SharingState state;

    ServerController(IntelConfiguration configuration, ExchangeConfiguration exchange, SharingState state) {
        this.configuration = configuration;
        this.exchange = exchange;
        this.state = state;
    }

    /** Discovery (4.1). */
    @Get("/taxii2/")
    HttpResponse<byte[]> discovery() {
        String root = "/" + configuration.apiRoot() + "/";
        return Answers.of(new Discovery(
                configuration.title(),
                "What " + configuration.providerName() + " shares about campaigns that extract AI models.",
                configuration.contact(),
                root,
                List.of(root)));
    }

    /** The API root (4.2). */
    @Get("/${stillwatch.intel.api-root:api1}/")
    HttpResponse<byte[]> apiRoot() {
        return Answers.of(new ApiRoot(
                configuration.title(),
                "Extraction campaigns, for partners of " + configuration.providerName() + ".",
                List.of(MediaTypes.TAXII),
                exchange.maxContentLength()));
    }

    /** Status of a request to add objects (4.3), for who made it. */
    @Get("/${stillwatch.intel.api-root:api1}/status/{id}/")
    HttpResponse<byte[]> status(HttpRequest<?> request, String id) {
        return state.status(id)
                .filter(s -> s.getPartner().equals(TaxiiGate.readerOf(request).name()))
                .<HttpResponse<byte[]>>map(s -> Answers.of(Statuses.resource(s)))
                .orElseGet(() -> Answers.error(new TaxiiException(
                        404, "No such status", "It is not there, not yours, or more than a day old")));
    }
}
