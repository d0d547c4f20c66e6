package dev.stillwatch.cli.demo;

import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.cli.replay.Pages;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.UpdateCampaignRequest;
import dev.stillwatch.intel.v1.GetProgressRequest;
import dev.stillwatch.intel.v1.Indicator;
import dev.stillwatch.intel.v1.ListIndicatorsRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The last step of the story: a person confirms the campaigns, and a partner can read them over TAXII. */
final class Sharing {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TAXII = "application/taxii+json;version=2.1";

    private final PlatformClient platform;
    private final Clock clock;

    Sharing(PlatformClient platform, Clock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    /** Confirms as an analyst would, after reading; the demo has only one pair of eyes. */
    void confirm(List<Campaign> campaigns) {
        for (Campaign campaign : campaigns) {
            platform.enforcement()
                    .updateCampaign(UpdateCampaignRequest.newBuilder()
                            .setCampaignId(campaign.getCampaignId())
                            .setState(Campaign.State.STATE_CONFIRMED)
                            .setActor("demo-analyst")
                            .setNote("Confirmed by the demo in place of a person")
                            .setEtag(campaign.getEtag())
                            .setRequestId(UUID.randomUUID().toString())
                            .build());
        }
    }

    /** Tells what partners can read now. */
    void tell(PrintWriter out, int campaigns) throws IOException, InterruptedException {
        List<Indicator> indicators = awaitIndicators(campaigns);
        String url = platform.intel()
                .getProgress(GetProgressRequest.getDefaultInstance())
                .getTaxiiUrl();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> discovery = http.send(
                    HttpRequest.newBuilder(URI.create(url))
                            .header("Accept", TAXII)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            out.printf(
                    "%nShared  %d campaigns confirmed; %d indicators published as STIX 2.1, marked %s; TAXII 2.1 at %s answers %d%n",
                    new Pages(platform)
                            .campaigns().stream().filter(Campaign::getConfirmed).count(),
                    indicators.size(),
                    indicators.isEmpty() ? "-" : "TLP:" + indicators.getFirst().getTlp(),
                    url,
                    discovery.statusCode());
        }
    }

    private List<Indicator> awaitIndicators(int campaigns) throws InterruptedException {
        var never = new CountDownLatch(1);
        Instant deadline = clock.instant().plus(PATIENCE);
        List<Indicator> indicators = List.of();
        while (indicators.size() < campaigns && clock.instant().isBefore(deadline)) {
            indicators = platform.intel()
                    .listIndicators(
                            ListIndicatorsRequest.newBuilder().setPageSize(500).build())
                    .getIndicatorsList();
            never.await(100, TimeUnit.MILLISECONDS);
        }
        return indicators;
    }
}
