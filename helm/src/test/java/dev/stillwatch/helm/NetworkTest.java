package dev.stillwatch.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody reaches a pod, and no pod reaches anybody, but who is named. */
class NetworkTest {

    @Test
    void everyComponentIsDeniedWhatIsNotNamed() {
        List<Tree> objects = Chart.render("examples/production");
        Stream.concat(Chart.SERVICES.stream(), Stream.of("topics", "test")).forEach(component -> {
            Tree policy = Chart.one(objects, "NetworkPolicy", "release-" + component);
            assertThat(policy.at("spec", "podSelector", "matchLabels").map())
                    .containsEntry("app.kubernetes.io/component", component);
            assertThat(policy.at("spec").get("policyTypes")).isEqualTo(List.of("Ingress", "Egress"));
            assertThat(policy.at("spec").list("ingress")).allSatisfy(rule -> {
                assertThat(rule.list("from")).isNotEmpty();
                assertThat(rule.list("ports")).isNotEmpty();
            });
            assertThat(policy.at("spec").list("egress"))
                    .isNotEmpty()
                    .allSatisfy(rule -> assertThat(rule.list("ports")).isNotEmpty());
        });
    }

    @Test
    void gatewaysReachIngestAndEnforcementAndNobodyElse() {
        List<Tree> objects = Chart.render("examples/production");
        for (String service : Chart.SERVICES) {
            boolean open = Chart.one(objects, "NetworkPolicy", "release-" + service)
                    .at("spec")
                    .list("ingress")
                    .getFirst()
                    .list("from")
                    .stream()
                    .anyMatch(peer -> String.valueOf(peer.map()).contains("=edge"));
            assertThat(open).as(service).isEqualTo(service.equals("ingest") || service.equals("enforcement"));
        }
    }

    @Test
    void portsOfKafkaAndRedisAreThoseOfTheirAddresses() {
        assertThat(egressPorts("examples/production"))
                .contains(9093, 6380, 4318)
                .doesNotContain(9092, 6379);
        assertThat(egressPorts("examples/minimal")).contains(9092, 6379).doesNotContain(4318);
        assertThat(egressPorts("examples/restricted")).doesNotContain(443);
    }

    @Test
    void withoutPeopleOnlyTheTestComesIn() {
        Tree rule = Chart.one(Chart.render("examples/restricted"), "NetworkPolicy", "release-scoring")
                .at("spec")
                .list("ingress")
                .getFirst();
        assertThat(rule.list("from"))
                .singleElement()
                .satisfies(
                        peer -> assertThat(peer.at("podSelector", "matchLabels").map())
                                .containsEntry("app.kubernetes.io/component", "test"));
        List<Tree> closed = Chart.parse(Chart.command("examples/restricted")
                .set("test.enabled", "false")
                .call());
        // An empty list of peers would let everybody in.
        assertThat(Chart.one(closed, "NetworkPolicy", "release-scoring")
                        .at("spec")
                        .list("ingress"))
                .noneMatch(r -> r.list("from").isEmpty());
    }

    private static List<Object> egressPorts(String example) {
        return Chart.one(Chart.render(example), "NetworkPolicy", "release-ingest").at("spec").list("egress").stream()
                .flatMap(rule -> rule.list("ports").stream())
                .map(Tree::map)
                .map((Map<String, Object> port) -> port.get("port"))
                .toList();
    }
}
