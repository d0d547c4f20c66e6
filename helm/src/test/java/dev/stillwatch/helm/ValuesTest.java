package dev.stillwatch.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.TemplateCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every value does something, every bad one is refused by name, and what the schema holds is what there is. */
class ValuesTest {

    private static final String EVERYTHING = "ci/full-values";

    /** What a value is changed to where the type alone does not say. */
    private static final Map<String, String> OTHERWISE = Map.ofEntries(
            Map.entry("image.pullPolicy", "Always"),
            Map.entry("fullnameOverride", "other"),
            Map.entry("kafka.bootstrapServers", "other:9095"),
            Map.entry("kafka.security.protocol", "SASL_PLAINTEXT"),
            Map.entry("kafka.security.sasl.mechanism", "PLAIN"),
            Map.entry("kafka.security.sasl.oauth.tokenEndpoint", "https://other.example.com"),
            Map.entry("redis.uri", "redis://other:6390"),
            Map.entry("redis.timeout", "1s"),
            Map.entry("tls.clientCertificate", "required"),
            Map.entry("tls.certManager.duration", "1000h"),
            Map.entry("tls.certManager.renewBefore", "100h"),
            Map.entry("access.mode", "open"),
            Map.entry("access.jwt.issuer", "https://other.example.com"),
            Map.entry("access.jwt.jwks", "https://other.example.com/keys"),
            Map.entry("epoch.length", "1m"),
            Map.entry("telemetry.otlpEndpoint", "http://other:4318"),
            Map.entry("telemetry.traceRatio", "0.5"),
            Map.entry("grpc.maxConnectionAge", "1m"),
            Map.entry("grpc.notice", "1s"),
            Map.entry("grpc.drain", "1s"),
            Map.entry("topics.create", "services"),
            Map.entry("serviceMonitor.interval", "45s"),
            Map.entry("serviceMonitor.scrapeTimeout", "5s"),
            Map.entry("prometheusRule.runbookUrl", "https://other.example.com"),
            Map.entry("prometheusRule.objectives.checkAvailability", "0.9"),
            Map.entry("prometheusRule.objectives.checkLatency", "0.9"),
            Map.entry("prometheusRule.objectives.checkLatencySeconds", "0.001"),
            Map.entry("prometheusRule.objectives.ingestAcceptance", "0.9"),
            Map.entry("prometheusRule.thresholds.requestsPerSecond", "7"),
            Map.entry("prometheusRule.thresholds.switchFor", "2h"),
            Map.entry("test.patience", "1m"),
            Map.entry("defaults.spreadZones", "DoNotSchedule"),
            Map.entry("defaults.spreadHosts", "DoNotSchedule"),
            Map.entry("defaults.podDisruptionBudget.minAvailable", "50%"),
            Map.entry("linking.storage", "1Gi"),
            Map.entry("intel.publicUrl", "https://other.example.com"));

    /** Off where everything is on: tried with these beside it. */
    private static final Map<String, Map<String, String>> TOGETHER = Map.of(
            "tls.existingSecret", Map.of("tls.certManager.enabled", "false", "tls.existingSecret", "some"),
            "scoring.replicas", Map.of("scoring.keda.enabled", "false"),
            "enforcement.replicas", Map.of("enforcement.autoscaling.enabled", "false"),
            "defaults.serviceAccountName", Map.of("serviceAccount.create", "false"),
            "defaults.podDisruptionBudget.minAvailable", Map.of("defaults.podDisruptionBudget.maxUnavailable", ""),
            "kafka.security.protocol", Map.of("kafka.security.certificate.existingSecret", ""),
            "redis.cluster", Map.of("redis.uri", "redis://one:6379"));

    @Test
    void everyValueIsUsed() {
        String before = Chart.command(EVERYTHING).call();
        List<String> unused = new ArrayList<>();
        leaves("", Chart.read(Chart.FOLDER.resolve("values.yaml"))).forEach(path -> {
            if (!changes(path, before)) {
                unused.add(path);
            }
        });
        assertThat(unused).isEmpty();
    }

    /** Whether the rendering is another, or the change is refused by name. */
    private static boolean changes(String path, String before) {
        var command = Chart.command(EVERYTHING);
        Object now = valueOf(path);
        String base = before;
        Map<String, String> together = TOGETHER.getOrDefault(path, Map.of());
        if (!together.isEmpty()) {
            var with = Chart.command(EVERYTHING);
            together.forEach(with::set);
            together.forEach(command::set);
            base = with.call();
        }
        if (now instanceof Double) {
            // Helm's --set takes decimals for text.
            command = Chart.command(Chart.over(EVERYTHING, path, Double.parseDouble(other(path, now))));
        } else if (now instanceof List<?> || now instanceof Map<?, ?>) {
            open(command, path);
        } else {
            command.set(path, other(path, now));
        }
        try {
            return !command.call().equals(base);
        } catch (IllegalStateException e) {
            String[] steps = path.split("\\.", -1);
            return String.valueOf(e.getMessage()).contains(steps[steps.length - 2] + "." + steps[steps.length - 1]);
        }
    }

    private static String other(String path, Object now) {
        String other = OTHERWISE.get(path);
        if (other != null) {
            return other;
        }
        if (path.endsWith(".memory")) {
            return "3Gi";
        }
        if (path.startsWith("enforcement.caps.")) {
            return "7";
        }
        return switch (now) {
            case Boolean on -> String.valueOf(!on);
            case Integer number -> String.valueOf(number + 1);
            default -> "changed";
        };
    }

    /** Lists and maps that are empty by default: one entry is put in. */
    private static void open(TemplateCommand command, String path) {
        String value = path.equals("prometheusRule.disabled") ? "FailOpenActive" : "changed";
        switch (path) {
            case "global.imagePullSecrets",
                    "image.pullSecrets",
                    "tls.certManager.dnsNames",
                    "prometheusRule.disabled",
                    "enforcement.switches.shadowPolicies" -> command.set(path + "[0]", value);
            case "networkPolicy.kafkaPorts", "networkPolicy.redisPorts" -> command.set(path + "[0]", "1234");
            case "image.digests" -> command.set(path + ".ingest", "sha256:" + "f".repeat(64));
            case "access.workloads", "access.groups" -> command.set(path + ".auditor[0]", value);
            case "config" -> command.set("config.stillwatch\\.linking\\.minimum-cohort", "9");
            case "defaults.resources" -> {
                command.set("ingest.resources", "null");
                command.set(path + ".limits.memory", "3Gi");
            }
            case "extraObjects" -> command.set(path + "[0].kind", value);
            default -> {
                if (path.startsWith("networkPolicy.")) {
                    command.set(path + "[0].podSelector.matchLabels.app", value);
                } else if (path.contains("extra") || path.contains("elabelings") || path.endsWith("tolerations")) {
                    command.set(path + "[0].name", value);
                } else {
                    command.set(path + ".changed", value);
                }
            }
        }
    }

    /** What it is where everything is on. */
    private static Object valueOf(String path) {
        Object fallback = "";
        for (String file : List.of("values", EVERYTHING)) {
            @Nullable
            Object here = Chart.read(Chart.FOLDER.resolve(file + ".yaml")).map();
            for (String step : path.split("\\.", -1)) {
                here = here instanceof Map<?, ?> map ? map.get(step) : null;
            }
            fallback = here == null ? fallback : here;
        }
        return fallback;
    }

    /** Paths of all values that hold no others; empty maps and all lists are values. */
    static Stream<String> leaves(String prefix, Tree tree) {
        return tree.map().entrySet().stream().flatMap(entry -> {
            String path = prefix + entry.getKey();
            return entry.getValue() instanceof Map<?, ?> map && !map.isEmpty() && !path.endsWith("resources")
                    ? leaves(path + ".", Tree.of(map))
                    : path.endsWith("resources") && entry.getValue() instanceof Map<?, ?> set && !set.isEmpty()
                            ? Stream.of(path + ".limits.memory")
                            : Stream.of(path);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "kafka.bootstrapServers, nowhere, bootstrapServers",
        "kafka.partitions, 0, partitions",
        "kafka.security.protocol, TLS, protocol",
        "kafka.security.sasl.mechanism, GSSAPI, mechanism",
        "kafka.properties.sasl\\.jaas\\.config, x, sasl.jaas.config",
        "redis.uri, redis://user:secret@host:6379, uri",
        "redis.timeout, soon, timeout",
        "epoch.length, five, length",
        "image.pullPolicy, Sometimes, pullPolicy",
        "image.digests.ingest, sha256:1, ingest",
        "image.digests.other, sha256:1, other",
        "topics.create, always, create",
        "access.mode, closed, mode",
        "access.workloads.admin[0], x, admin",
        "tls.clientCertificate, never, clientCertificate",
        "tls.certManager.duration, long, duration",
        "telemetry.traceRatio, 2, traceRatio",
        "defaults.spreadZones, Always, spreadZones",
        "defaults.resources.limits.gpu, lots, gpu",
        "ingest.replica, 3, replica",
        "ingest.autoscaling.targetCPUUtilizationPercentage, 300, targetCPUUtilizationPercentage",
        "enforcement.caps.verifyPerHour, -1, verifyPerHour",
        "enforcement.httpGate.port, 80, port",
        "prometheusRule.objectives.checkAvailability, 99.9, checkAvailability",
        "prometheusRule.objectives.checkLatencySeconds, 0.003, checkLatencySeconds",
        "kafka.bootstrapServer, kafka:9092, bootstrapServer",
        "config.micronaut\\.server\\.port, 1, micronaut.server.port"
    })
    void aBadValueIsRefusedAndNamed(String key, String value, String named) {
        assertThatThrownBy(
                        () -> Chart.command("examples/minimal").set(key, value).call())
                .hasMessageContaining(named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kafka.security.protocol=SASL_SSL | kafka.security.sasl.username is missing",
                "kafka.security.sasl.username=me | set kafka.security.protocol to SASL_SSL",
                "kafka.security.sasl.username=me,kafka.security.protocol=SASL_SSL | kafka.security.sasl.password.existingSecret is missing",
                "kafka.security.sasl.username=me,kafka.security.protocol=SASL_SSL,kafka.security.sasl.password.existingSecret=s,kafka.security.sasl.mechanism=OAUTHBEARER | tokenEndpoint is missing",
                "kafka.security.certificate.existingSecret=s | set kafka.security.protocol to SSL",
                "redis.auth.username=me | redis.auth.password.existingSecret is missing",
                "redis.uri=redis://a:1\\,redis://b:1 | set redis.cluster to true",
                "secrets.existingSecret= | ingest.existingSecret",
                "tls.existingSecret= | tls.existingSecret is missing",
                "tls.certManager.enabled=true | both set",
                "tls.existingSecret=,tls.certManager.enabled=true | issuerRef.name is missing",
                "access.mode=plaintext | access.jwt.issuer is missing",
                "access.jwt.issuer=https://a | access.jwt.jwks is missing",
                "scoring.keda.enabled=true,scoring.autoscaling.enabled=true | two autoscalers",
                "ingest.keda.enabled=true | use ingest.autoscaling",
                "scoring.keda.enabled=true,scoring.keda.maxReplicas=25 | more than kafka.partitions (24)",
                "ingest.autoscaling.enabled=true,ingest.autoscaling.minReplicas=9 | ingest.autoscaling.minReplicas is more than maxReplicas",
                "scoring.podDisruptionBudget.minAvailable=1 | set one of them",
                "defaults.terminationGracePeriodSeconds=54 | must be at least 55",
                "grpc.drain=2m | must be at least 155",
                "linking.standbyReplicas=2 | linking.standbyReplicas must be less",
                "intel.resources.limits.memory=null | intel.resources.limits.memory is missing",
                "kafka.createTopics=true | kafka.createTopics is no more: use topics.create: services"
            })
    void whatDoesNotGoTogetherIsRefusedAndSaysWhatToDo(String settings, String said) {
        var command = Chart.command("examples/minimal");
        for (String setting : settings.split("(?<!\\\\),", -1)) {
            command.set(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        assertThatThrownBy(command::call).hasMessageContaining(said);
    }

    @Test
    void theSchemaHoldsWhatThereIs() {
        Tree schema = Chart.read(Chart.FOLDER.resolve("values.schema.json"));
        List<String> wrong = new ArrayList<>();
        holds(schema, Chart.read(Chart.FOLDER.resolve("values.yaml")), "", wrong);
        assertThat(wrong).isEmpty();
    }

    /** Every value has a place in the schema with a description; every object but global is closed. */
    private static void holds(Tree schema, Tree values, String path, List<String> wrong) {
        Tree properties = schema.at("properties");
        if (!Boolean.FALSE.equals(schema.map().get("additionalProperties")) && !path.equals("global.")) {
            wrong.add(path + " is not closed");
        }
        values.map().forEach((key, value) -> {
            if (!properties.has(key)) {
                wrong.add(path + key + " is not in the schema");
                return;
            }
            Tree own = properties.at(key);
            if (!own.has("$ref")
                    && (!own.has("description") || own.text("description").isBlank())) {
                wrong.add(path + key + " has no description");
            }
            if (own.has("properties") && value instanceof Map<?, ?> map && !map.isEmpty()) {
                holds(own, Tree.of(map), path + key + ".", wrong);
            }
        });
    }
}
