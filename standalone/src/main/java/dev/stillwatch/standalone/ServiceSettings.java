package dev.stillwatch.standalone;

import dev.stillwatch.embedded.Backing;
import dev.stillwatch.platform.config.ServiceWords;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The settings standalone gives each service: what a chart's values would say. Benchmarks start single services with them. */
public final class ServiceSettings {

    private static final int PARTITIONS = 4;

    private ServiceSettings() {}

    /** The settings of one service on this Kafka and Redis; a map of its own at each call. */
    public static Map<String, Object> of(ServiceName service, StandaloneOptions options, Backing backing) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("stillwatch.kafka.bootstrap-servers", backing.bootstrapServers());
        settings.put("stillwatch.kafka.partitions", PARTITIONS);
        settings.put("stillwatch.kafka.replication-factor", 1);
        settings.put("stillwatch.kafka.create-topics", true);
        // One process is the only member of its groups: after a crash it need not wait long for its former self to be
        // given up.
        settings.put("stillwatch.kafka.properties.session.timeout.ms", "2000");
        settings.put("stillwatch.kafka.properties.heartbeat.interval.ms", "500");
        settings.put("stillwatch.redis.uri", backing.redisUri());
        settings.put("stillwatch.redis.timeout", "5s");
        settings.put("stillwatch.grpc.host", "127.0.0.1");
        settings.put("stillwatch.grpc.port", 0);
        settings.put("stillwatch.grpc.drain", "5s");
        settings.put("stillwatch.telemetry.metrics-host", "127.0.0.1");
        settings.put(
                "stillwatch.telemetry.metrics-port",
                options.metricsPort() == 0 ? 0 : options.metricsPort() + service.place());
        settings.put("stillwatch.telemetry.trace-ratio", 0);
        settings.putAll(own(service, options));
        DevelopmentAccess access = options.access();
        if (access != null) {
            settings.putAll(access.settings());
        }
        String prefix = "stillwatch." + service.name().toLowerCase(Locale.ROOT) + ".";
        options.settings().forEach((key, value) -> {
            if (key.startsWith(prefix) || !ServiceWords.areIn(key)) {
                settings.put(key, value);
            }
        });
        return settings;
    }

    private static Map<String, Object> own(ServiceName service, StandaloneOptions options) {
        return switch (service) {
            case INGEST ->
                Map.of(
                        "stillwatch.ingest.key",
                        DevelopmentKey.ID,
                        // Replays may repeat what is weeks of event time old.
                        "stillwatch.ingest.seen-window",
                        "60d",
                        "stillwatch.ingest.keys." + DevelopmentKey.ID,
                        DevelopmentKey.base64());
            case LINKING ->
                Map.of(
                        "stillwatch.linking.state-directory",
                        options.data().resolve("linking").toAbsolutePath().toString());
            case SCORING -> Map.of();
            case ENFORCEMENT ->
                Map.of(
                        "stillwatch.enforcement.gateway.http-port", options.gatePort(),
                        "stillwatch.enforcement.ledger.origin", DevelopmentKey.LEDGER_ORIGIN,
                        "stillwatch.enforcement.ledger.signing-key", DevelopmentKey.LEDGER_SIGNING,
                        "stillwatch.enforcement.ledger.verification-key", DevelopmentKey.LEDGER_VERIFICATION,
                        "stillwatch.enforcement.ledger.salt-key", DevelopmentKey.base64());
            case INTEL ->
                Map.ofEntries(
                        Map.entry("stillwatch.intel.provider-id", DevelopmentKey.PROVIDER),
                        Map.entry("stillwatch.intel.provider-name", "Stillwatch standalone"),
                        // With access control, partners too have credentials or stay outside.
                        Map.entry("stillwatch.intel.open", options.access() == null),
                        Map.entry("stillwatch.intel.exchange.release", "ON_CONFIRMATION"),
                        Map.entry("stillwatch.intel.http-host", "127.0.0.1"),
                        Map.entry("stillwatch.intel.http-port", options.httpPort()),
                        Map.entry("stillwatch.intel.evidence.signing-key", DevelopmentKey.EVIDENCE_SIGNING),
                        Map.entry("stillwatch.intel.evidence.verification-key", DevelopmentKey.EVIDENCE_VERIFICATION),
                        Map.entry("stillwatch.intel.evidence.salt-key", DevelopmentKey.evidenceSalt()),
                        Map.entry("stillwatch.intel.evidence.ledger-key", Standalone.ledgerKey()));
        };
    }
}
