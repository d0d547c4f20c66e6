package dev.stillwatch.lab.evaluate.curve;

import dev.stillwatch.lab.evaluate.Evaluation;
import dev.stillwatch.lab.evaluate.report.Estimate;
import dev.stillwatch.lab.evaluate.report.Measure;
import dev.stillwatch.lab.evaluate.report.Measures;
import dev.stillwatch.lab.evaluate.report.Wholes;
import dev.stillwatch.lab.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;

/** A curve as a picture and as the table behind it. */
public final class CurveFiles {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 560;
    private static final List<String> COLUMNS =
            List.of("curve", "value", "measure", "mean", "low", "high", "readings", "never", "seeds");

    private CurveFiles() {}

    /** Writes {@code CURVE.csv} and {@code CURVE.png} into a folder, which is made if it is not there. */
    public static void write(Path folder, Curve curve, String title, List<Point> points) throws IOException {
        Files.createDirectories(folder);
        List<List<String>> rows = new ArrayList<>();
        for (Point point : points) {
            Stream.concat(Measures.ALL.stream(), Wholes.ALL.stream())
                    .forEach(measure -> rows.add(row(curve, point, measure)));
        }
        Table.write(folder.resolve(curve.word() + ".csv"), COLUMNS, rows.iterator());
        BitmapEncoder.saveBitmap(
                chart(curve, title, points),
                folder.resolve(curve.word() + ".png").toString(),
                BitmapEncoder.BitmapFormat.PNG);
    }

    private static List<String> row(Curve curve, Point point, Measure measure) {
        Estimate estimate = measure.over(point.evaluations(), Evaluation.TOTAL);
        return List.of(
                curve.word(),
                Double.toString(point.value()),
                measure.name(),
                text(estimate.mean()),
                text(estimate.low()),
                text(estimate.high()),
                Integer.toString(estimate.readings()),
                Integer.toString(estimate.never()),
                Integer.toString(point.evaluations().size()));
    }

    private static String text(@Nullable Double value) {
        return value == null ? "" : value.toString();
    }

    private static XYChart chart(Curve curve, String title, List<Point> points) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(curve.axis())
                .yAxisTitle("share")
                .build();
        chart.getStyler().setXAxisLogarithmic(curve.isLogarithmic());
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setYAxisMax(1.0);
        chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
        for (Measure measure : Measures.CHIEF) {
            List<Double> x = new ArrayList<>();
            List<Double> y = new ArrayList<>();
            for (Point point : points) {
                Double mean =
                        measure.over(point.evaluations(), Evaluation.TOTAL).mean();
                if (mean != null) {
                    x.add(point.value());
                    y.add(mean);
                }
            }
            if (!x.isEmpty()) {
                chart.addSeries(measure.label(), x, y);
            }
        }
        return chart;
    }
}
