package dev.stillwatch.intel.api;

import static dev.stillwatch.intel.api.RunningTaxii.ADDED;
import static dev.stillwatch.intel.api.RunningTaxii.OPEN;
import static dev.stillwatch.intel.api.RunningTaxii.SECRET;
import static dev.stillwatch.intel.api.RunningTaxii.TAXII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stillwatch.intel.api.RunningTaxii.Answer;
import dev.stillwatch.intel.stix.Tlp;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TAXII 2.1 as a partner sees it. Section numbers are those of the standard. */
class TaxiiHttpTest {

    private static final String OBJECTS = "/api1/collections/" + OPEN + "/objects/";
    private static final String MANIFEST = "/api1/collections/" + OPEN + "/manifest/";
    private static final String CAMPAIGN = "campaign--3bd8a4a1-5e6c-4c32-9d2b-000000000001";
    private static final String INDICATOR = "indicator--3bd8a4a1-5e6c-4c32-9d2b-000000000002";
    private static final String RED = "indicator--3bd8a4a1-5e6c-4c32-9d2b-000000000003";
    private static final Instant FIRST = Instant.parse("2026-09-01T00:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-09-02T00:00:00Z");
    private static RunningTaxii taxii;

    @BeforeAll
    static void start() {
        taxii = new RunningTaxii(Map.of("stillwatch.intel.contact", "intel@provider.example"));
        taxii.add(1, CAMPAIGN, FIRST, Tlp.AMBER);
        taxii.add(2, INDICATOR, FIRST, Tlp.GREEN);
        taxii.add(3, RED, FIRST, Tlp.RED);
        taxii.add(4, CAMPAIGN, SECOND, Tlp.AMBER);
    }

    @AfterAll
    static void stop() {
        taxii.close();
    }

    @Test
    void discoveryNamesTheApiRoot() {
        Answer answer = taxii.get("/taxii2/");
        assertOk(answer);
        assertThat(answer.body().path("title").asText()).isEqualTo("Stillwatch");
        assertThat(answer.body().path("contact").asText()).isEqualTo("intel@provider.example");
        assertThat(answer.body().path("default").asText()).isEqualTo("/api1/");
        assertThat(texts(answer.body().path("api_roots"))).containsExactly("/api1/");
    }

    @Test
    void theApiRootSpeaksTaxii21() {
        Answer answer = taxii.get("/api1/");
        assertOk(answer);
        assertThat(texts(answer.body().path("versions"))).containsExactly(TAXII);
        assertThat(answer.body().path("max_content_length").asInt()).isPositive();
    }

    @Test
    void onlyCollectionsThatThePartnerMayReadAreThere() {
        Answer all = taxii.get("/api1/collections/");
        assertOk(all);
        assertThat(all.body().path("collections")).hasSize(1);
        JsonNode one = all.body().path("collections").get(0);
        assertThat(one.path("id").asText()).isEqualTo(OPEN);
        assertThat(one.path("alias").asText()).isEqualTo("open");
        assertThat(one.path("can_read").asBoolean()).isTrue();
        assertThat(one.path("can_write").asBoolean()).isFalse();
        assertThat(texts(one.path("media_types"))).containsExactly("application/stix+json;version=2.1");

        assertThat(taxii.get("/api1/collections/" + OPEN + "/").body()).isEqualTo(one);
        assertThat(taxii.get("/api1/collections/open/").body()).isEqualTo(one);
        assertError(taxii.get("/api1/collections/" + SECRET + "/"), 404);
        assertError(taxii.get("/api1/collections/" + SECRET + "/objects/"), 404);
    }

    @Test
    void objectsAreTheLatestVersionsInTheOrderOfAddition() {
        Answer answer = taxii.get(OBJECTS);
        assertOk(answer);
        assertThat(answer.body().has("more")).isFalse();
        assertThat(ids(answer)).containsExactly(INDICATOR, CAMPAIGN);
        assertThat(answer.header("x-taxii-date-added-first")).isEqualTo("2026-11-01T12:00:00.000002Z");
        assertThat(answer.header("x-taxii-date-added-last")).isEqualTo("2026-11-01T12:00:00.000004Z");
    }

    @Test
    void filtersNarrowAndAreJoinedByAnd() {
        assertThat(ids(taxii.get(OBJECTS + "?match[type]=campaign"))).containsExactly(CAMPAIGN);
        assertThat(ids(taxii.get(OBJECTS + "?match[type]=campaign,indicator"))).containsExactly(INDICATOR, CAMPAIGN);
        assertThat(ids(taxii.get(OBJECTS + "?match[id]=" + INDICATOR + "," + RED)))
                .containsExactly(INDICATOR);
        assertThat(ids(taxii.get(OBJECTS + "?match[id]=" + INDICATOR + "&match[type]=campaign")))
                .isEmpty();
        assertThat(ids(taxii.get(OBJECTS + "?match[version]=all"))).containsExactly(CAMPAIGN, INDICATOR, CAMPAIGN);
        assertThat(ids(taxii.get(OBJECTS + "?match[version]=first&match[type]=campaign")))
                .containsExactly(CAMPAIGN);
        assertThat(ids(taxii.get(OBJECTS + "?match[version]=2026-09-02T00:00:00.000Z")))
                .containsExactly(CAMPAIGN);
        assertThat(ids(taxii.get(OBJECTS + "?match[spec_version]=2.1"))).containsExactly(INDICATOR, CAMPAIGN);
        assertThat(ids(taxii.get(OBJECTS + "?match[spec_version]=2.0"))).isEmpty();
        assertThat(ids(taxii.get(OBJECTS + "?added_after=2026-11-01T12:00:00.000002Z")))
                .containsExactly(CAMPAIGN);
        assertThat(ids(taxii.get(OBJECTS + "?match[type]=malware"))).isEmpty();
    }

    @Test
    void anAnswerWithoutObjectsIsAnEmptyEnvelope() {
        Answer answer = taxii.get(OBJECTS + "?match[type]=malware");
        assertOk(answer);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers()).doesNotContainKey("x-taxii-date-added-first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"next", "added_after"})
    void pagesFollowEachOtherByCursorAndByDate(String how) {
        List<String> read = new ArrayList<>();
        String from = "";
        Answer page;
        do {
            page = taxii.get(OBJECTS + "?match[version]=all&limit=1" + from);
            assertThat(page.body().path("objects")).hasSize(1);
            read.addAll(ids(page));
            from = "&" + how + "="
                    + (how.equals("next") ? page.body().path("next").asText() : page.header("x-taxii-date-added-last"));
        } while (page.body().path("more").asBoolean());
        assertThat(read).containsExactly(CAMPAIGN, INDICATOR, CAMPAIGN);
    }

    @Test
    void theManifestTellsOfEachObjectWithoutIt() {
        Answer answer = taxii.get(MANIFEST + "?match[type]=campaign");
        assertOk(answer);
        assertThat(answer.body().path("objects")).hasSize(1);
        JsonNode one = answer.body().path("objects").get(0);
        assertThat(one.path("id").asText()).isEqualTo(CAMPAIGN);
        assertThat(one.path("date_added").asText()).isEqualTo("2026-11-01T12:00:00.000004Z");
        assertThat(one.path("version").asText()).isEqualTo("2026-09-02T00:00:00.000Z");
        assertThat(one.path("media_type").asText()).isEqualTo("application/stix+json;version=2.1");
        assertThat(answer.header("x-taxii-date-added-last")).isEqualTo("2026-11-01T12:00:00.000004Z");
    }

    @Test
    void anObjectIsGivenByIdInTheVersionAskedFor() {
        assertThat(modified(taxii.get(OBJECTS + CAMPAIGN + "/"))).containsExactly("2026-09-02T00:00:00Z");
        assertThat(modified(taxii.get(OBJECTS + CAMPAIGN + "/?match[version]=first")))
                .containsExactly("2026-09-01T00:00:00Z");
        assertThat(modified(taxii.get(OBJECTS + CAMPAIGN + "/?match[version]=all")))
                .containsExactly("2026-09-01T00:00:00Z", "2026-09-02T00:00:00Z");
        assertThat(taxii.get(OBJECTS + CAMPAIGN + "/?added_after=" + ADDED.plusSeconds(1))
                        .body())
                .isEmpty();
    }

    @Test
    void versionsAreListedOldestFirst() {
        Answer answer = taxii.get(OBJECTS + CAMPAIGN + "/versions/");
        assertOk(answer);
        assertThat(texts(answer.body().path("versions")))
                .containsExactly("2026-09-01T00:00:00.000Z", "2026-09-02T00:00:00.000Z");
        assertThat(answer.header("x-taxii-date-added-first")).isEqualTo("2026-11-01T12:00:00.000001Z");
        assertThat(taxii.get(OBJECTS + CAMPAIGN + "/versions/?limit=1")
                        .body()
                        .path("more")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OBJECTS + "indicator--3bd8a4a1-5e6c-4c32-9d2b-00000000000f/",
                OBJECTS + "indicator--3bd8a4a1-5e6c-4c32-9d2b-00000000000f/versions/",
                OBJECTS + RED + "/",
                OBJECTS + RED + "/versions/",
                "/api1/collections/00000000-0000-4000-8000-000000000000/",
                "/api1/collections/00000000-0000-4000-8000-000000000000/manifest/",
                "/api1/status/2d086da7-4bdc-4f91-900e-d77486753710/",
                "/api2/",
                "/"
            })
    void whatIsNotThereOrNotForThePartnerIsNotFound(String path) {
        assertError(taxii.get(path), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {OBJECTS, MANIFEST})
    void whatIsMarkedAboveTheCeilingIsNeverShown(String path) {
        assertThat(ids(taxii.get(path + "?match[version]=all"))).doesNotContain(RED);
        assertThat(ids(taxii.get(path + "?match[id]=" + RED))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=0",
                "?limit=x",
                "?added_after=yesterday",
                "?added_after=2026-11-01T00:00:00Z&added_after=2026-11-02T00:00:00Z",
                "?match[version]=newest",
                "?match[version]=last&match[version]=first",
                "?next=%2e%2e"
            })
    void aMalformedQueryIsRefused(String query) {
        assertError(taxii.get(OBJECTS + query), 400);
        assertError(taxii.get(MANIFEST + query), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {OBJECTS + "?limit=%zz", "/api1/collections/{x}/", OBJECTS + "?match[type]=a|b"})
    void whatIsNoUrlIsRefused(String target) throws IOException {
        assertThat(taxii.rawStatusLine(target)).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void bracketsNeedNotBeEncoded() throws IOException {
        assertThat(taxii.rawStatusLine(OBJECTS + "?match[type]=campaign")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void nothingCanBeWritten() {
        var body = BodyPublishers.ofString("{\"objects\":[]}");
        assertError(
                taxii.send(taxii.request(OBJECTS).header("Content-Type", TAXII).POST(body)), 403);
        assertError(
                taxii.send(taxii.request(OBJECTS)
                        .header("Content-Type", "application/json")
                        .POST(body)),
                415);
        assertError(taxii.send(taxii.request(OBJECTS + CAMPAIGN + "/").DELETE()), 403);
        assertError(taxii.send(taxii.request("/taxii2/").method("PATCH", body)), 405);
        String secret = "/api1/collections/" + SECRET + "/objects/";
        assertError(
                taxii.send(taxii.request(secret).header("Content-Type", TAXII).POST(body)), 404);
        assertError(taxii.send(taxii.request(secret + CAMPAIGN + "/").DELETE()), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/taxii2/", "/api1/", OBJECTS, MANIFEST})
    void mediaTypesAreNegotiated(String path) {
        assertOk(taxii.send(taxii.request(path)
                .setHeader("Accept", "application/taxii+json")
                .GET()));
        assertOk(taxii.send(taxii.request(path).setHeader("Accept", "*/*").GET()));
        assertError(
                taxii.send(taxii.request(path)
                        .setHeader("Accept", "application/json")
                        .GET()),
                406);
        assertError(
                taxii.send(taxii.request(path)
                        .setHeader("Accept", "application/taxii+json;version=2.0")
                        .GET()),
                406);
    }

    private static void assertOk(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.type()).contains(TAXII);
    }

    private static void assertError(Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.type()).contains(TAXII);
        assertThat(answer.body().path("title").asText()).isNotBlank();
        assertThat(answer.body().path("http_status").asText()).isEqualTo(String.valueOf(status));
    }

    private static List<String> ids(Answer answer) {
        assertOk(answer);
        return answer.body().path("objects").findValuesAsText("id");
    }

    private static List<String> modified(Answer answer) {
        assertOk(answer);
        return answer.body().path("objects").findValuesAsText("modified");
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(t -> texts.add(t.asText()));
        return texts;
    }
}
