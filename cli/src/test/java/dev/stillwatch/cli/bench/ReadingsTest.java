package dev.stillwatch.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingsTest {

    @Test
    void aMetricIsTheSumOverItsLabels() {
        List<String> page = List.of(
                "# HELP trips_total Round trips",
                "# TYPE trips_total counter",
                "trips_total{use=\"look_up\",note=\"a } b\"} 12.0",
                "trips_total{use=\"remember\"} 3.0 1700000000000",
                "trips_totals 100.0",
                "bare_total 7.0");
        assertThat(PrometheusPage.sum("trips_total", page)).isEqualTo(15);
        assertThat(PrometheusPage.sum("bare_total", page)).isEqualTo(7);
        assertThat(PrometheusPage.sum("absent_total", page)).isZero();
    }

    @Test
    void aKeysFamilyIsItsFirstTwoWords() {
        assertThat(RedisServer.family("stillwatch:scoring:account:a:b", "stillwatch:"))
                .isEqualTo("scoring:account");
        assertThat(RedisServer.family("stillwatch:ingest:seen:{3}:20703", "stillwatch:"))
                .isEqualTo("ingest:seen");
        assertThat(RedisServer.family("stillwatch:other", "stillwatch:")).isEqualTo("other");
    }

    @Test
    void theMiddleOfSeveralTurnsStandsForAll() {
        var turns = new Turns<Double>();
        List.of(5.0, 1.0, 1000.0).forEach(turns::add);
        assertThat(turns.middle(Double::doubleValue)).isEqualTo(5);
        turns.add(7.0);
        assertThat(turns.middle(Double::doubleValue)).isEqualTo(6);
    }

    @Test
    void theMiddlePaceIsTakenOfBothKindsOfTime() {
        var turns = new Turns<Pace>();
        turns.add(new Pace(10, 1_000, 9_000));
        turns.add(new Pace(10, 2_000, 1_000));
        turns.add(new Pace(10, 9_000, 2_000));
        assertThat(Pace.middle(turns).perSecond()).isEqualTo(10e9 / 2_000);
        assertThat(Pace.middle(turns).perCpuSecond()).isEqualTo(10e9 / 2_000);
    }

    @Test
    void namesStandLeftAndFiguresRight() {
        var text = new StringWriter();
        var table = new Table();
        table.addAll(List.of(new Row("a long name", "5/s", "1,000/s", "0.5 %"), Row.plain("short", "12,345/s")));
        table.print(new PrintWriter(text));
        assertThat(text.toString().lines())
                .containsExactly(
                        "               figure    limit  ratio",
                        "a long name       5/s  1,000/s  0.5 %",
                        "short        12,345/s");
    }
}
