package dev.stillwatch.platform.probe;

import dev.stillwatch.platform.tls.ClientTls;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whom the probe asks, and as whom.
 *
 * @param ingest {@code host:port} of a service's gRPC; likewise the others
 * @param account account of the synthetic exchange; one that no customer has
 * @param patience how long the decision may take
 * @param trustFile PEM of who issues the services' certificates; empty: plain text
 * @param certificateFile PEM of the probe's certificate, whose name has the role gateway; may be empty
 * @param keyFile PEM of its key, PKCS #8
 */
@ConfigurationProperties("stillwatch.probe")
public record ProbeConfiguration(
        @Bindable(defaultValue = "") String ingest,
        @Bindable(defaultValue = "") String linking,
        @Bindable(defaultValue = "") String scoring,
        @Bindable(defaultValue = "") String enforcement,
        @Bindable(defaultValue = "") String intel,
        @Bindable(defaultValue = "stillwatch-probe") String account,
        @Bindable(defaultValue = "15m") Duration patience,
        @Bindable(defaultValue = "") String trustFile,
        @Bindable(defaultValue = "") String certificateFile,
        @Bindable(defaultValue = "") String keyFile) {

    /** The addresses by service, in the order data flows. */
    Map<String, String> targets() {
        Map<String, String> targets = new LinkedHashMap<>();
        targets.put("ingest", ingest);
        targets.put("linking", linking);
        targets.put("scoring", scoring);
        targets.put("enforcement", enforcement);
        targets.put("intel", intel);
        targets.forEach((service, address) -> {
            if (address.isBlank()) {
                throw new IllegalStateException("stillwatch.probe." + service + " is missing: host:port of its gRPC");
            }
        });
        return targets;
    }

    ClientTls tls() {
        return new ClientTls(file(trustFile), file(certificateFile), file(keyFile));
    }

    private static @Nullable Path file(String name) {
        return name.isBlank() ? null : Path.of(name);
    }
}
