package dev.stillwatch.intel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stillwatch.intel.v1.DecideReleaseRequest;
import dev.stillwatch.intel.v1.ExportCampaignRequest;
import dev.stillwatch.intel.v1.ExportCampaignRequest.Format;
import dev.stillwatch.intel.v1.FindCluesRequest;
import dev.stillwatch.intel.v1.FindCluesResponse;
import dev.stillwatch.intel.v1.GetDeliveriesRequest;
import dev.stillwatch.intel.v1.GetDeliveriesResponse;
import dev.stillwatch.intel.v1.GetEventStreamsRequest;
import dev.stillwatch.intel.v1.GetEventStreamsResponse;
import dev.stillwatch.intel.v1.GetPartnersRequest;
import dev.stillwatch.intel.v1.GetPartnersResponse.Partner;
import dev.stillwatch.intel.v1.GetProgressRequest;
import dev.stillwatch.intel.v1.GetProgressResponse;
import dev.stillwatch.intel.v1.Indicator;
import dev.stillwatch.intel.v1.IntelServiceGrpc;
import dev.stillwatch.intel.v1.IntelServiceGrpc.IntelServiceBlockingStub;
import dev.stillwatch.intel.v1.JudgeIndicatorRequest;
import dev.stillwatch.intel.v1.Judgement;
import dev.stillwatch.intel.v1.ListIndicatorsRequest;
import dev.stillwatch.intel.v1.ListReleasesRequest;
import dev.stillwatch.intel.v1.PreviewReleaseRequest;
import dev.stillwatch.intel.v1.PreviewReleaseResponse;
import dev.stillwatch.intel.v1.ProposeAccountEventsRequest;
import dev.stillwatch.intel.v1.ProposeAccountEventsResponse;
import dev.stillwatch.intel.v1.Release;
import dev.stillwatch.intel.v1.ReleaseDecision.Verdict;
import dev.stillwatch.intel.v1.SharingServiceGrpc;
import dev.stillwatch.intel.v1.SharingServiceGrpc.SharingServiceBlockingStub;
import dev.stillwatch.platform.service.ServiceRuntime;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A running intel-service, asked over HTTP and gRPC only. */
final class RunningService implements AutoCloseable {

    /** Id of the collection that there is without configuration. */
    static final String COLLECTION = "f1be29ea-7457-4e7b-b92b-0e2c4134375f";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ServiceRuntime runtime;
    private final ManagedChannel channel;
    private final HttpClient client = HttpClient.newHttpClient();

    RunningService(Map<String, Object> settings) {
        runtime = ServiceRuntime.start(IntelService.NAME, settings);
        channel = Grpc.newChannelBuilderForAddress("127.0.0.1", runtime.grpcPort(), InsecureChannelCredentials.create())
                .build();
    }

    /** How far it says it is. */
    GetProgressResponse progress() {
        return stub().getProgress(GetProgressRequest.getDefaultInstance());
    }

    void awaitWatermark(Instant moment) {
        await(() -> progress().getWatermark().getSeconds() >= moment.getEpochSecond());
    }

    /** All objects of the only collection that a query asks for, page by page. */
    List<JsonNode> objects(String query) {
        List<JsonNode> objects = new ArrayList<>();
        String from = "";
        JsonNode page;
        do {
            page = get(objectsUri(query + from));
            page.path("objects").forEach(objects::add);
            from = (query.isEmpty() ? "?" : "&") + "next=" + page.path("next").asText();
        } while (page.path("more").asBoolean());
        return objects;
    }

    /** Where to ask for objects. */
    URI objectsUri(String query) {
        URI discovery = URI.create(progress().getTaxiiUrl());
        String path = get(discovery).path("default").asText() + "collections/campaigns/objects/" + query;
        return discovery.resolve(path.replace("[", "%5B").replace("]", "%5D"));
    }

    List<Indicator> indicators() {
        List<Indicator> all = new ArrayList<>();
        String token = "";
        do {
            var page = stub().listIndicators(ListIndicatorsRequest.newBuilder()
                    .setPageSize(7)
                    .setPageToken(token)
                    .build());
            all.addAll(page.getIndicatorsList());
            token = page.getNextPageToken();
        } while (!token.isEmpty());
        return all;
    }

    List<Release> releases() {
        return sharing()
                .listReleases(ListReleasesRequest.newBuilder().setPageSize(100).build())
                .getReleasesList();
    }

    PreviewReleaseResponse preview(String release) {
        return sharing()
                .previewRelease(
                        PreviewReleaseRequest.newBuilder().setReleaseId(release).build());
    }

    Release decide(String release, String digest, Verdict verdict, String actor, UUID request) {
        return sharing()
                .decideRelease(DecideReleaseRequest.newBuilder()
                        .setReleaseId(release)
                        .setDigest(digest)
                        .setVerdict(verdict)
                        .setActor(actor)
                        .setRequestId(request.toString())
                        .build())
                .getRelease();
    }

    void judge(String indicator, Judgement.Finding finding, String actor) {
        var _ = sharing()
                .judgeIndicator(JudgeIndicatorRequest.newBuilder()
                        .setIndicatorId(indicator)
                        .setFinding(finding)
                        .setActor(actor)
                        .setRequestId(UUID.randomUUID().toString())
                        .build());
    }

    GetDeliveriesResponse deliveries(String campaign) {
        return sharing()
                .getDeliveries(GetDeliveriesRequest.newBuilder()
                        .setCampaignId(campaign)
                        .build());
    }

    ProposeAccountEventsResponse propose(String campaign, String actor) {
        return sharing()
                .proposeAccountEvents(ProposeAccountEventsRequest.newBuilder()
                        .setCampaignId(campaign)
                        .setActor(actor)
                        .build());
    }

    List<FindCluesResponse.Account> clues(String... accounts) {
        return stub().findClues(FindCluesRequest.newBuilder()
                        .addAllAccountIds(List.of(accounts))
                        .build())
                .getAccountsList();
    }

    List<GetEventStreamsResponse.Stream> eventStreams() {
        return sharing()
                .getEventStreams(GetEventStreamsRequest.getDefaultInstance())
                .getStreamsList();
    }

    List<Partner> partners() {
        return sharing().getPartners(GetPartnersRequest.getDefaultInstance()).getPartnersList();
    }

    String export(String campaign, Format format) {
        return sharing()
                .exportCampaign(ExportCampaignRequest.newBuilder()
                        .setCampaignId(campaign)
                        .setFormat(format)
                        .build())
                .getJson();
    }

    private SharingServiceBlockingStub sharing() {
        return SharingServiceGrpc.newBlockingStub(channel).withDeadlineAfter(10, TimeUnit.SECONDS);
    }

    /** Waits until something holds. */
    void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        var never = new CountDownLatch(1);
        try {
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("It did not come true within " + PATIENCE);
                }
                if (never.await(20, TimeUnit.MILLISECONDS)) {
                    throw new AssertionError("Nobody counts down");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private IntelServiceBlockingStub stub() {
        return IntelServiceGrpc.newBlockingStub(channel).withDeadlineAfter(10, TimeUnit.SECONDS);
    }

    JsonNode get(URI uri) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Accept", "application/taxii+json;version=2.1")
                .build();
        try {
            return new ObjectMapper()
                    .readTree(client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                            .body());
        } catch (IOException e) {
            throw new AssertionError("No answer from " + uri, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
        runtime.close();
        client.close();
    }
}
