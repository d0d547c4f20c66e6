package dev.stillwatch.cluster;

import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.embedded.EmbeddedKafkaCluster;
import dev.stillwatch.embedded.EmbeddedRedisCluster;
import dev.stillwatch.embedded.KafkaOptions;
import dev.stillwatch.embedded.RedisOptions;
import dev.stillwatch.embedded.authority.CertificateAuthority;
import dev.stillwatch.platform.tls.ClientTls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** A running cluster: three brokers, three primaries and three replicas of Redis, and the pods that the chart makes of values. */
final class Cluster implements AutoCloseable {

    /** The services, in the order data flows. */
    static final List<String> SERVICES = List.of("ingest", "linking", "scoring", "enforcement", "intel");

    /** As many addresses a service has at most. */
    private static final int SLOTS = 3;

    private static final int BROKERS = 3;
    private static final int PRIMARIES = 3;
    private static final int BROKER_HEAP = 192;

    /** Seconds where the machine is free; it may not be. */
    private static final Duration BROKER_START = Duration.ofMinutes(4);

    private static final String DOMAIN = "spiffe://stillwatch.invalid/";
    private static final Duration CERTIFICATE = Duration.ofDays(1);

    private final EmbeddedKafkaCluster kafka;
    private final EmbeddedRedisCluster redis;
    private final Map<String, List<Pod>> pods = new LinkedHashMap<>();
    private final Map<String, ClientTls> callers = new HashMap<>();
    private final List<AutoCloseable> clients = new ArrayList<>();
    private final Engine engine = Engine.chosen();

    private Cluster(EmbeddedKafkaCluster kafka, EmbeddedRedisCluster redis) {
        this.kafka = kafka;
        this.redis = redis;
    }

    /**
     * Starts everything with two replicas of each service, and returns when all are ready.
     *
     * @param secrets settings that must not be seen, as an operator puts them into the chart's Secret
     */
    static Cluster start(Path folder, Map<String, String> secrets) throws IOException {
        var redis = EmbeddedRedisCluster.start(folder.resolve("redis"), PRIMARIES, RedisOptions.defaults());
        EmbeddedKafkaCluster kafka;
        try {
            kafka = EmbeddedKafkaCluster.start(
                    folder.resolve("kafka"), BROKERS, new KafkaOptions(0, BROKER_HEAP, BROKER_START));
        } catch (RuntimeException e) {
            redis.close();
            throw e;
        }
        var cluster = new Cluster(kafka, redis);
        try {
            cluster.prepare(folder, secrets);
            SERVICES.forEach(service -> cluster.pods(service).subList(0, 2).forEach(Pod::start));
            SERVICES.forEach(service -> cluster.running(service).forEach(Pod::awaitReady));
        } catch (IOException | RuntimeException e) {
            cluster.close();
            throw e;
        }
        return cluster;
    }

    private void prepare(Path folder, Map<String, String> own) throws IOException {
        Path values = folder.resolve("values.yaml");
        Files.writeString(values, Yaml.write(values()));
        var chart = RenderedChart.of(values);
        var settings = new HashMap<>(own);
        settings.put("stillwatch.redis.uri", redis.uris());
        Map<String, Map<String, String>> secrets = Map.of(
                "stillwatch-secrets",
                Map.of("secrets.yml", Yaml.write(settings)),
                "stillwatch-tls",
                certificates(folder.resolve("callers")));
        // A network of its own, so that every pod can have the chart's ports: all of 127.0.0.0/8 is this machine.
        String network = "127." + ThreadLocalRandom.current().nextInt(1, 255) + "."
                + ThreadLocalRandom.current().nextInt(1, 255) + ".";
        int host = 1;
        for (String service : SERVICES) {
            List<Pod> of = new ArrayList<>();
            for (int i = 0; i < SLOTS; i++) {
                String name = "stillwatch-" + service + "-" + i;
                var spec = PodSpec.of(
                        name, service, network + host++, chart, secrets, !engine.mounts(), folder.resolve(name));
                of.add(new Pod(spec, engine));
            }
            pods.put(service, of);
        }
    }

    /** What an operator would write, as small as this machine. */
    private Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(
                "kafka",
                Map.of("bootstrapServers", kafka.bootstrapServers(), "partitions", 4, "replicationFactor", BROKERS));
        values.put("topics", Map.of("create", "services"));
        // Gateways here see at once that a pod goes.
        values.put("grpc", Map.of("notice", "1s"));
        values.put("redis", Map.of("cluster", true));
        values.put("secrets", Map.of("existingSecret", "stillwatch-secrets"));
        values.put("tls", Map.of("existingSecret", "stillwatch-tls", "clientCertificate", "required"));
        values.put(
                "config",
                Map.of(
                        // Gateways keep step to within five minutes of event time, and one may send again what another
                        // was sent before.
                        "stillwatch.ingest.lateness", "10m",
                        "stillwatch.access.workloads.gateway", DOMAIN + "gateway",
                        "stillwatch.access.workloads.analyst", DOMAIN + "analyst",
                        "stillwatch.access.workloads.auditor", DOMAIN + "analyst",
                        "stillwatch.access.workloads.operator", DOMAIN + "operator"));
        for (String service : SERVICES) {
            Map<String, Object> own = new LinkedHashMap<>();
            own.put("replicas", 2);
            own.put("resources", Map.of("limits", Map.of("memory", "512Mi"), "requests", Map.of("memory", "512Mi")));
            // One of many on two cores: what is saved on compiling is another pod's.
            own.put("javaOptions", "-XX:MaxRAMPercentage=50 -XX:TieredStopAtLevel=1");
            if (service.equals("intel")) {
                own.put("providerId", "standalone.invalid");
                own.put("providerName", "Stillwatch cluster");
            }
            values.put(service, own);
        }
        return values;
    }

    /** The Secret of the services, and a certificate for each kind of caller. */
    private Map<String, String> certificates(Path folder) throws IOException {
        Instant now = Clock.systemUTC().instant();
        var authority = CertificateAuthority.create("cluster test", now, CERTIFICATE);
        Files.createDirectories(folder);
        Path trust = folder.resolve("ca.pem");
        Files.writeString(trust, authority.certificate());
        for (String caller : List.of("gateway", "analyst", "operator")) {
            Path certificate = folder.resolve(caller + ".pem");
            Path key = folder.resolve(caller + ".key");
            authority.issue(DOMAIN + caller, now, CERTIFICATE).write(certificate, key);
            callers.put(caller, new ClientTls(trust, certificate, key));
        }
        var server = authority.issue(
                DOMAIN + "stillwatch",
                SERVICES.stream().map(s -> "stillwatch-" + s).toList(),
                now,
                CERTIFICATE);
        return Map.of("tls.crt", server.certificate(), "tls.key", server.key(), "ca.crt", authority.certificate());
    }

    /** The certificate of a caller: {@code gateway}, {@code analyst} or {@code operator}. */
    ClientTls caller(String name) {
        ClientTls tls = callers.get(name);
        if (tls == null) {
            throw new IllegalArgumentException("no caller " + name);
        }
        return tls;
    }

    /** Channels of a caller to all services; closed with the cluster. */
    ServiceChannels channels(String caller) {
        var channels = new ServiceChannels(pods, caller(caller));
        clients.add(channels::shutdownNow);
        return channels;
    }

    /** A client that reads all findings. */
    PlatformClient client() {
        return PlatformClient.over(channels("analyst"));
    }

    /** The pods of a service, running or not. */
    List<Pod> pods(String service) {
        return pods.getOrDefault(service, List.of());
    }

    /** The pods of a service that run. */
    List<Pod> running(String service) {
        return pods(service).stream().filter(Pod::isRunning).toList();
    }

    /** Lets the first so many pods of a service run, all at once, and waits until they are ready. */
    void scale(String service, int replicas) {
        List<Pod> wanted = pods(service).subList(0, replicas);
        wanted.stream().filter(pod -> !pod.isRunning()).forEach(Pod::start);
        wanted.forEach(Pod::awaitReady);
    }

    /**
     * As Kubernetes rolls a workload out: a StatefulSet pod by pod from the last, each down before it is up again; a Deployment with one more pod
     * up before one goes.
     *
     * @return pods that did not end by themselves within the grace period
     */
    List<String> roll(String service) {
        List<String> late = new ArrayList<>();
        boolean stateful = service.equals("ingest") || service.equals("linking");
        List<Pod> before = running(service);
        for (Pod old : before.reversed()) {
            if (!stateful) {
                Pod surge = pods(service).stream()
                        .filter(pod -> !pod.isRunning())
                        .findFirst()
                        .orElseThrow();
                surge.start();
                surge.awaitReady();
            }
            if (!old.stop()) {
                late.add(old.name());
            }
            if (stateful) {
                old.start();
                old.awaitReady();
            }
        }
        return late;
    }

    /** Rolls a service out from the version before to this one. Says what {@link #roll} says. */
    List<String> upgrade(String service) {
        engine.upgrade(service);
        return roll(service);
    }

    EmbeddedKafkaCluster kafka() {
        return kafka;
    }

    EmbeddedRedisCluster redis() {
        return redis;
    }

    @Override
    public void close() {
        for (AutoCloseable client : clients) {
            try {
                client.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        pods.values().forEach(of -> of.forEach(Pod::close));
        try {
            kafka.close();
        } finally {
            redis.close();
        }
    }
}
