package dev.stillwatch.intel.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.intel.api.RunningTaxii.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in. */
class TaxiiAccessTest {

    private static RunningTaxii taxii;

    @BeforeAll
    static void start() {
        taxii = new RunningTaxii(Map.of());
    }

    @AfterAll
    static void stop() {
        taxii.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/taxii2/", "/api1/", "/api1/collections/", "/nowhere/"})
    void withoutCredentialsOneIsAskedForThem(String path) {
        Answer answer = taxii.send(taxii.anonymous(path).GET());
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("www-authenticate")).contains("Basic realm=").contains("Bearer");
        assertThat(answer.body().path("http_status").asText()).isEqualTo("401");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Basic " + "%%%", "Bearer tokens", "Bearer", "Token token", "Basic YWxpY2U=", "", "Bearer "})
    void credentialsThatAreNobodysDoNotLetIn(String authorization) {
        Answer answer = taxii.send(taxii.anonymous("/taxii2/")
                .header("Authorization", authorization)
                .GET());
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void nameAndTokenOrTokenAloneLetIn() {
        assertThat(basic("alice", "token").status()).isEqualTo(200);
        assertThat(basic("bob", "token").status()).isEqualTo(401);
        assertThat(basic("alice", "wrong").status()).isEqualTo(401);
        assertThat(taxii.get("/taxii2/").status()).isEqualTo(200);
    }

    @Test
    void anOpenServerLetsInFromTheLoopbackInterfaceAndShowsAllCollections() {
        try (var open = new RunningTaxii(Map.of("stillwatch.intel.open", true))) {
            Answer answer = open.send(open.anonymous("/api1/collections/").GET());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().path("collections")).hasSize(2);
        }
    }

    @Test
    void theUrlForPartnersIsTheConfiguredOne() {
        assertThat(taxii.server().url())
                .isEqualTo("http://localhost:" + taxii.server().port() + "/taxii2/");
        try (var behindProxy = new RunningTaxii(Map.of("stillwatch.intel.public-url", "https://intel.example.com/"))) {
            assertThat(behindProxy.server().url()).isEqualTo("https://intel.example.com/taxii2/");
        }
    }

    @Test
    void theApiRootHasTheConfiguredName() {
        try (var other = new RunningTaxii(Map.of("stillwatch.intel.api-root", "extraction"))) {
            assertThat(other.get("/taxii2/").body().path("default").asText()).isEqualTo("/extraction/");
            assertThat(other.get("/extraction/collections/").status()).isEqualTo(200);
            assertThat(other.get("/api1/collections/").status()).isEqualTo(404);
        }
    }

    private static Answer basic(String name, String token) {
        String pair = Base64.getEncoder().encodeToString((name + ":" + token).getBytes(StandardCharsets.UTF_8));
        return taxii.send(taxii.anonymous("/taxii2/")
                .header("Authorization", "Basic " + pair)
                .GET());
    }
}
