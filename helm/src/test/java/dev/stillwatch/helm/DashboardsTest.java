package dev.stillwatch.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Dashboards that Grafana can take, of metrics that there are. */
class DashboardsTest {

    @Test
    void grafanaFindsEachByItsLabel() {
        assertThat(maps())
                .hasSize(5)
                .allSatisfy(
                        map -> assertThat(map.at("metadata", "labels").map()).containsEntry("grafana_dashboard", "1"));
    }

    @Test
    void panelsHaveIdsAndPlacesOfTheirOwn() {
        assertThat(boards()).allSatisfy(board -> {
            assertThat(board.text("uid")).startsWith("stillwatch-");
            Set<Object> ids = new HashSet<>();
            Set<String> cells = new HashSet<>();
            for (Tree panel : board.list("panels")) {
                assertThat(ids.add(panel.get("id"))).isTrue();
                Tree place = panel.at("gridPos");
                int x = (int) place.get("x");
                assertThat(x + (int) place.get("w")).isLessThanOrEqualTo(24);
                assertThat(cells.add(x + "/" + place.get("y"))).isTrue();
            }
        });
    }

    @Test
    void everyMetricIsOneThatTheServicesExport() {
        List<String> unknown = new ArrayList<>();
        for (Tree board : boards().toList()) {
            for (Tree panel : board.list("panels")) {
                for (Tree target : panel.list("targets")) {
                    unknown.addAll(Metrics.unknown(target.text("expr")));
                    assertThat(Metrics.scoped(target.text("expr"), "namespace=\"$namespace\""))
                            .as(target.text("expr"))
                            .isTrue();
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    private static Stream<Tree> maps() {
        return Chart.kind(Chart.render("examples/production"), "ConfigMap")
                .filter(map -> map.at("metadata").text("name").contains("-dashboard-"));
    }

    private static Stream<Tree> boards() {
        return maps().map(map -> map.at("data"))
                .flatMap(data -> data.map().values().stream())
                // JSON is YAML.
                .map(json -> Tree.of(new Yaml(new SafeConstructor(new LoaderOptions())).load(String.valueOf(json))));
    }
}
