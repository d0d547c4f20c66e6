package dev.stillwatch.sketch.client;

import dev.stillwatch.ingest.v1.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for contradictions between what a client's layers say. Sound rules only: a layer that is silent or that nobody can place
 * contradicts nothing, and missing telemetry is no contradiction. A relay that forges all layers alike is not seen; one that
 * forges the header and not the transport is.
 */
public final class ClientLayers {
    private ClientLayers() {}

    /**
     * Names of the contradictions, sorted, of: {@code runtime_sdk}, {@code runtime_version} (the SDK cannot run on so old a runtime), {@code tls_alpn} (a
     * browser that offers no application protocol), {@code tls_runtime}, {@code tls_sdk}, {@code tls_user_agent}, {@code user_agent_runtime},
     * {@code user_agent_sdk}, {@code user_agent_version} (two versions of one SDK).
     */
    public static List<String> contradictions(Client client) {
        Optional<Platform> userAgent = Platform.of(client.getUserAgent());
        Optional<Platform> sdk = Platform.of(client.getSdk());
        Optional<Platform> runtime = Platform.of(client.getRuntime());
        Optional<Platform> tls = TlsStack.of(client.getJa4());
        List<String> found = new ArrayList<>();
        addIf(found, "runtime_sdk", runtime, sdk);
        addIf(found, Versions.runtimeTooOld(client), "runtime_version");
        addIf(
                found,
                userAgent.filter(Platform.BROWSER::equals).isPresent() && TlsStack.offersNoProtocol(client.getJa4()),
                "tls_alpn");
        addIf(found, "tls_runtime", tls, runtime);
        addIf(found, "tls_sdk", tls, sdk);
        addIf(found, "tls_user_agent", tls, userAgent);
        addIf(found, "user_agent_runtime", userAgent, runtime);
        addIf(found, "user_agent_sdk", userAgent, sdk);
        addIf(found, Versions.userAgentDiffers(client), "user_agent_version");
        return List.copyOf(found);
    }

    private static void addIf(List<String> found, boolean contradicts, String name) {
        if (contradicts) {
            found.add(name);
        }
    }

    private static void addIf(List<String> found, String name, Optional<Platform> one, Optional<Platform> other) {
        if (one.isPresent() && other.isPresent() && !one.get().agreesWith(other.get())) {
            found.add(name);
        }
    }
}
