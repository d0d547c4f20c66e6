package dev.stillwatch.cluster;

import java.util.List;
import java.util.stream.Stream;

/**
 * Something that befalls a running cluster.
 *
 * @param name what it is, for messages
 * @param work does it, and returns when the cluster has come to rest again; gives what was not as it should be
 */
record Disturbance(String name, Work work) {

    /** What is done. */
    interface Work {
        List<String> on(Cluster cluster) throws Exception;
    }

    static Disturbance of(String name, Work work) {
        return new Disturbance(name, work);
    }

    /** By the name of a list: {@code none}, {@code short} or {@code long}. */
    static List<Disturbance> named(String list) {
        return switch (list) {
            case "none" -> List.of();
            case "short" -> List.of(lostReplica("enforcement"), lostPrimary(), lostBroker(), rolled("enforcement"));
            case "long" ->
                Stream.of(
                                Cluster.SERVICES.stream().map(Disturbance::rolled),
                                Stream.of(scaledUp()),
                                Cluster.SERVICES.stream().map(Disturbance::lostReplica),
                                Stream.of(lostPrimary(), lostBroker()))
                        .flatMap(s -> s)
                        .toList();
            default ->
                throw new IllegalArgumentException(
                        "cluster.faults is " + list + "; it must be off, none, short or long");
        };
    }

    /** Kubernetes starts it again. */
    private static Disturbance lostReplica(String service) {
        return of("a replica of " + service + " is killed", cluster -> {
            Pod pod = cluster.running(service).getFirst();
            pod.kill();
            pod.start();
            pod.awaitReady();
            return List.of();
        });
    }

    private static Disturbance lostPrimary() {
        return of("a primary of Redis is killed", cluster -> {
            var primary = cluster.redis().primary();
            primary.kill();
            cluster.redis().awaitServing();
            primary.start();
            cluster.redis().awaitServing();
            return List.of();
        });
    }

    private static Disturbance lostBroker() {
        return of("a broker is killed", cluster -> {
            var broker = cluster.kafka().nodes().getFirst();
            broker.kill();
            broker.start();
            return List.of();
        });
    }

    private static Disturbance rolled(String service) {
        return of(
                service + " is rolled out",
                cluster -> cluster.roll(service).stream()
                        .map(pod -> pod + " had to be killed at the end of its grace period")
                        .toList());
    }

    /** Every service from the version before to this one, in the order in which data flows against: who reads a topic is upgraded before who writes it. */
    static List<Disturbance> upgrade() {
        return Cluster.SERVICES.reversed().stream()
                .map(service -> of(
                        service + " is upgraded",
                        cluster -> cluster.upgrade(service).stream()
                                .map(pod -> pod + " had to be killed at the end of its grace period")
                                .toList()))
                .toList();
    }

    private static Disturbance scaledUp() {
        return of("every service is scaled up", cluster -> {
            Cluster.SERVICES.forEach(service -> cluster.scale(service, 3));
            return List.of();
        });
    }
}
