package dev.stillwatch.intel.api;

import dev.stillwatch.intel.config.IntelConfiguration;
import dev.stillwatch.intel.taxii.ApiRoot;
import dev.stillwatch.intel.taxii.Discovery;
import dev.stillwatch.intel.taxii.MediaTypes;
import dev.stillwatch.intel.taxii.TaxiiException;
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

    /** Largest request body that is taken; nothing that is sent is kept. */
    private static final int MAX_CONTENT_LENGTH = 1024 * 1024;

    private final IntelConfiguration configuration;

    ServerController(IntelConfiguration configuration) {
        this.configuration = configuration;
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
                MAX_CONTENT_LENGTH));
    }

    /** Status of a request to add objects (4.3): no collection takes any, so there is none. */
    @Get("/${stillwatch.intel.api-root:api1}/status/{id}/")
    HttpResponse<byte[]> status(String id) {
        return Answers.error(new TaxiiException(
                404,
                "No such status",
                "No collection of this server can be written, so there is no status to ask for"));
    }
}
