package dev.stillwatch.sketch.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.ingest.v1.Client;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientLayersTest {
    private static final String CHROMIUM = "t13d1516h2_8daaf6152771_02713d6af862";
    private static final String GO = "t13d190900_9dc949149365_97f8aa674fd9";
    private static final String OPENSSL = "t13d181000_85036bcba153_d41ae481755e";

    @ParameterizedTest
    @CsvSource({
        "OpenAI/Python 1.99.0, openai-python, cpython 3.12, " + OPENSSL,
        "Anthropic/JS 0.60, anthropic-sdk-typescript, node 22, ''",
        "node, js, bun 1.2, ''",
        "'Mozilla/5.0 (X11; Linux) Gecko/20100101 Firefox/140.0', web, browser, " + CHROMIUM,
        "'Mozilla/5.0 (X11; Linux) Electron/37', openai-js, node 22, " + CHROMIUM,
        "claude-cli/2.0 (external), claude-code, node 22, ''",
        "Go-http-client/2.0, openai-go, go1.25, " + GO,
        "okhttp/5.0, openai-java, kotlin 2.2, ''",
        "python-requests/2.32, '', '', ''",
        "'', '', '', " + CHROMIUM,
        "'my-app/1.0', litellm, '', " + GO,
        "'', '', '', nonsense",
    })
    void layersThatAgreeOrAreSilentAreLeftAlone(String userAgent, String sdk, String runtime, String ja4) {
        assertThat(ClientLayers.contradictions(client(userAgent, sdk, runtime, ja4)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "node-fetch/3.3, openai-python, '', '', user_agent_sdk",
        "'', anthropic-typescript, go1.25, '', runtime_sdk",
        "Go-http-client/2.0, '', node 22, '', user_agent_runtime",
        "'', '', node 22, " + GO + ", tls_runtime",
        "'Mozilla/5.0 (Windows NT 10.0)', '', '', t13d1516h2_9dc949149365_0, tls_user_agent",
        "'Mozilla/5.0 (Windows NT 10.0)', '', '', t13d151600_0123456789ab_0, tls_alpn",
        "'', anthropic-js, '', " + GO + ", tls_sdk",
        "python-httpx/0.28, '', '', " + CHROMIUM + ", tls_user_agent",
    })
    void forgedLayersShow(String userAgent, String sdk, String runtime, String ja4, String contradiction) {
        assertThat(ClientLayers.contradictions(client(userAgent, sdk, runtime, ja4)))
                .containsExactly(contradiction);
    }

    @ParameterizedTest
    @CsvSource({
        "OpenAI/Python 1.99.0, openai-python, 1.12.0, cpython 3.12, user_agent_version",
        "Acme/JS 0.61.0, acme-node, 0.62.1, node 22, user_agent_version",
        "openai-node/5.1.0, openai-node, 5.1.0, node 16.20, runtime_version",
        "'', anthropic-python, 0.40.0, python 3.6, runtime_version",
        "'', claude-code, 2.0.1, node 14, runtime_version",
    })
    void versionsThatCannotBeTrueTogetherShow(
            String userAgent, String sdk, String version, String runtime, String contradiction) {
        assertThat(ClientLayers.contradictions(client(userAgent, sdk, runtime, "").toBuilder()
                        .setSdkVersion(version)
                        .build()))
                .containsExactly(contradiction);
    }

    @ParameterizedTest
    @CsvSource({
        "OpenAI/Python 1.99.0, openai-python, 1.99.0, cpython 3.12",
        "openai-python/1.99, openai-python, 1.99.0, cpython 99.1",
        "'openai-python/1.99.0 python/3.12', openai-python, 1.98.0, cpython 3.12",
        "my-app/7.1, openai-python, 1.99.0, ''",
        "'', openai-node, 3.3.0, node 14",
        "'', openai-node, x, node 14",
        "'', openai-node, 5.0, bun 1.1",
        "'claude-cli/2.0.1 (external, cli)', anthropic-typescript, 0.60.0, node 22",
        "'acme-cli/1.0.91 (external, cli)', acme-node, 0.62.1, node 22",
        "acme-node-agent/2.0.1, acme-node, 0.62.1, node 22",
        "AcmeApp/5.15.1, acme-ios, 5.9.0, ''",
    })
    void versionsThatMayBeTrueTogetherAreLeftAlone(String userAgent, String sdk, String version, String runtime) {
        assertThat(ClientLayers.contradictions(client(userAgent, sdk, runtime, "").toBuilder()
                        .setSdkVersion(version)
                        .build()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void missingTelemetryIsNoContradiction(boolean seen) {
        assertThat(ClientLayers.contradictions(Client.newBuilder()
                        .setSdk("claude-code")
                        .setTelemetrySeen(seen)
                        .build()))
                .isEmpty();
    }

    private static Client client(String userAgent, String sdk, String runtime, String ja4) {
        return Client.newBuilder()
                .setUserAgent(userAgent)
                .setSdk(sdk)
                .setRuntime(runtime)
                .setJa4(ja4)
                .build();
    }
}
