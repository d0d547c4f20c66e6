package dev.stillwatch.cli.bench;

import dev.stillwatch.standalone.ServiceName;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Puts what was measured beside its limits. */
final class Report {

    private static final double[] PERCENTILES = {50, 99, 99.9};

    /** Of the JVM that all services and the client are in. */
    private static final String CPU = "  … for each second of CPU in this JVM";

    private final BenchOptions options;
    private final int exchanges;
    private final Map<Part, List<Row>> sections = new EnumMap<>(Part.class);
    private BrokerBench.Result broker = new BrokerBench.Result(new Pace(0, 0, 0), new Pace(0, 0, 0));

    Report(BenchOptions options, int exchanges) {
        this.options = options;
        this.exchanges = exchanges;
    }

    void sketch(SketchBench.Result result) {
        sections.put(
                Part.SKETCH,
                beside(
                        "sketching, one thread; limit: the same bytes read and written",
                        result.sketching(),
                        result.copying()));
    }

    void broker(BrokerBench.Result result) {
        broker = result;
        List<Row> rows = new ArrayList<>();
        rows.add(Row.plain(
                "broker alone, one producer of such sketches",
                Figures.rate(result.producer().perSecond())));
        rows.add(Row.plain(CPU, Figures.rate(result.producer().perCpuSecond())));
        rows.add(Row.plain(
                "broker alone, one consumer of them",
                Figures.rate(result.consumer().perSecond())));
        rows.add(Row.plain(CPU, Figures.rate(result.consumer().perCpuSecond())));
        sections.put(Part.BROKER, rows);
    }

    void platform(Pace pace) {
        sections.put(
                Part.PLATFORM,
                beside("whole platform, to the last decision; limit: producer", pace, broker.producer()));
    }

    void stages(Map<ServiceName, StageResult> results) {
        List<Row> rows = new ArrayList<>();
        results.forEach((name, result) -> rows.addAll(
                name == ServiceName.INGEST
                        ? beside(
                                "ingest alone, to the last acknowledgement; limit: producer",
                                result.pace(),
                                broker.producer())
                        : beside(
                                name.name().toLowerCase(Locale.ROOT) + " alone, to the last epoch; limit: consumer",
                                result.pace(),
                                broker.consumer())));
        sections.put(Part.STAGES, rows);
    }

    private static List<Row> beside(String name, Pace pace, Pace limit) {
        return List.of(
                ratio(name, pace.perSecond(), limit.perSecond()),
                ratio(CPU, pace.perCpuSecond(), limit.perCpuSecond()));
    }

    void redis(Map<ServiceName, StageResult> results, HotState state) {
        List<Row> rows = new ArrayList<>();
        results.forEach((name, result) -> {
            if (result.roundTrips() > 0) {
                String word = name.name().toLowerCase(Locale.ROOT);
                rows.add(Row.plain(
                        "Redis round trips for 1,000 exchanges, " + word + " (in its metric)",
                        Figures.number(1000 * result.roundTrips() / exchanges)));
                rows.add(Row.plain(
                        "Redis commands for 1,000 exchanges, " + word + " (in Redis' count)",
                        Figures.number(1000.0 * result.commands() / exchanges)));
            }
        });
        rows.add(new Row(
                String.format(
                        Locale.ROOT,
                        "hot state of one of %,d accounts; limit: its bytes without Redis",
                        state.accounts()),
                Figures.bytes(state.accountMemory()),
                Figures.bytes(state.accountValue()),
                Figures.times(state.accountMemory(), state.accountValue())));
        rows.add(id(
                String.format(Locale.ROOT, "one of %,d ids of seen exchanges; limit: 64 bits", state.ids()),
                state.idMemory()));
        rows.add(id("the same in a set of 10,000; limit: 64 bits", state.idMemoryInLargeSet()));
        sections.put(Part.REDIS, rows);
    }

    private static Row id(String name, double bytes) {
        return new Row(name, Figures.bytes(bytes), Figures.bytes(Long.BYTES), Figures.times(bytes, Long.BYTES));
    }

    void check(CheckBench.Result result) {
        List<Row> rows = new ArrayList<>();
        for (CheckBench.Asked asked : result.surfaces()) {
            rows.addAll(beside(
                    String.format(
                            Locale.ROOT,
                            "%s, 64 in flight, %,d actions in force, %,d accounts; limit: empty gRPC method",
                            asked.name(),
                            result.actions(),
                            result.accounts()),
                    asked.most(),
                    result.empty().most()));
            for (double percentile : PERCENTILES) {
                rows.add(latency(percentile, asked, result));
            }
        }
        sections.put(Part.CHECK, rows);
    }

    private static Row latency(double percentile, CheckBench.Asked asked, CheckBench.Result result) {
        double own = at(percentile, asked.latency());
        double empty = at(percentile, result.empty().latency());
        return new Row(
                String.format(
                        Locale.ROOT,
                        "%s latency p%s at %,.0f/s; limit: empty gRPC method",
                        asked.name(),
                        word(percentile),
                        result.rate()),
                Figures.millis(own),
                Figures.millis(empty),
                Figures.times(own, empty));
    }

    private static double at(double percentile, Turns<Histogram> turns) {
        return turns.middle(histogram -> histogram.getValueAtPercentile(percentile));
    }

    private static String word(double percentile) {
        return percentile == Math.rint(percentile) ? String.valueOf((long) percentile) : String.valueOf(percentile);
    }

    private static Row ratio(String name, double rate, double limit) {
        return new Row(name, Figures.rate(rate), Figures.rate(limit), Figures.share(rate, limit));
    }

    /** Prints the parts that were wanted. */
    void print(PrintWriter out) {
        var table = new Table();
        sections.forEach((part, rows) -> {
            if (options.wants(part)) {
                table.addAll(rows);
            }
        });
        table.print(out);
    }
}
