package dev.stillwatch.lab.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A receiver operating characteristic: a point for each distinct score, straight between them, so that ties count half. */
final class Roc {
    private record Point(double falsePositives, double truePositives) {}

    private final List<Point> points;

    private Roc(List<Point> points) {
        this.points = points;
    }

    static Roc of(double[] attackers, double[] benign) {
        double[] thresholds = Arrays.stream(new double[][] {attackers, benign})
                .flatMapToDouble(Arrays::stream)
                .distinct()
                .sorted()
                .toArray();
        double[] positive = attackers.clone();
        double[] negative = benign.clone();
        Arrays.sort(positive);
        Arrays.sort(negative);
        List<Point> points = new ArrayList<>();
        points.add(new Point(0, 0));
        int p = positive.length;
        int n = negative.length;
        for (int i = thresholds.length - 1; i >= 0; i--) {
            while (p > 0 && positive[p - 1] >= thresholds[i]) {
                p--;
            }
            while (n > 0 && negative[n - 1] >= thresholds[i]) {
                n--;
            }
            points.add(new Point(
                    (double) (negative.length - n) / negative.length,
                    (double) (positive.length - p) / positive.length));
        }
        return new Roc(points);
    }

    /** The area up to a false-positive rate, as a share of the whole strip: 0 to 1. */
    double area(double top) {
        double area = 0;
        for (int i = 1; i < points.size() && points.get(i - 1).falsePositives() < top; i++) {
            Point from = points.get(i - 1);
            Point to = points.get(i);
            double x = Math.min(top, to.falsePositives());
            double width = to.falsePositives() - from.falsePositives();
            double y = width == 0
                    ? to.truePositives()
                    : from.truePositives()
                            + (to.truePositives() - from.truePositives()) * (x - from.falsePositives()) / width;
            area += (x - from.falsePositives()) * (from.truePositives() + y) / 2;
        }
        return area / top;
    }
}
