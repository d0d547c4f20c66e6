package dev.stillwatch.lab.corpora;

import com.google.common.base.Splitter;
import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.traffic.Schedule;
import dev.stillwatch.lab.simulate.traffic.Window;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Arrival times as they were recorded: how busy real clients of a language model were in each ten minutes of two weeks (ServeGen), how
 * requests follow one another in a real service (Azure 2023), how long people take between messages (a developers' chat).
 */
final class RealTimes {
    private static final int WINDOW_MILLIS = 600_000;
    private static final int WINDOWS_A_DAY = (int) (Schedule.DAY / WINDOW_MILLIS);
    private static final double LONGEST_PAUSE = 1_800;

    private final List<float[]> curves;
    private final double[] arrivals;
    private final double[] pauses;

    RealTimes(Corpora corpora) throws IOException {
        this.curves = curves(corpora.timing("servegen_client_windows"));
        this.arrivals = column(corpora.timing("azure2023_conv"), 0);
        this.pauses = pauses(corpora.timing("slack_dev_messages"));
    }

    /** Times of so many sessions of a person, in bursts, some time after {@code from}; in order. */
    long[] person(int count, Window window, long from, Dice dice) {
        long[] times = new long[count];
        int made = 0;
        float[] curve = dice.pick(curves);
        int shift = dice.below(7);
        while (made < count) {
            long at = moment(curve, shift, window, from, dice);
            int burst = dice.geometric(2.5);
            for (int i = 0; i < burst && made < count && at < window.end(); i++) {
                times[made++] = at;
                at += (long) (1000 * pause(dice)) + dice.below(1000);
            }
        }
        Arrays.sort(times);
        return times;
    }

    /** Times of so many requests of a program, close upon one another as in a real service; in order. */
    long[] program(int count, Window window, Dice dice) {
        long[] times = new long[count];
        int made = 0;
        float[] curve = dice.pick(curves);
        int shift = dice.below(7);
        while (made < count) {
            int batch = Math.min(count - made, dice.geometric(12));
            long at = moment(curve, shift, window, window.start(), dice);
            int first = dice.below(arrivals.length - batch - 1);
            double span = Math.max(1e-3, arrivals[first + batch] - arrivals[first]);
            for (int i = 0; i < batch; i++) {
                double part = (arrivals[first + i] - arrivals[first]) / span;
                times[made++] = Math.min(window.end() - 1, at + (long) (part * WINDOW_MILLIS));
            }
        }
        Arrays.sort(times);
        return times;
    }

    /** Seconds between two messages of one person in one conversation. */
    double pause(Dice dice) {
        return pauses[dice.below(pauses.length)];
    }

    private static long moment(float[] curve, int shift, Window window, long from, Dice dice) {
        int first = (int) Math.max(0, (from - window.start()) / WINDOW_MILLIS);
        int last = (int) ((window.end() - window.start()) / WINDOW_MILLIS);
        double sum = 0;
        for (int i = first; i < last; i++) {
            sum += 1e-6 + curve[(i + shift * WINDOWS_A_DAY) % curve.length];
        }
        double point = dice.unit() * sum;
        int chosen = first;
        while (chosen < last - 1) {
            point -= 1e-6 + curve[(chosen + shift * WINDOWS_A_DAY) % curve.length];
            if (point < 0) {
                break;
            }
            chosen++;
        }
        long at = window.start() + (long) chosen * WINDOW_MILLIS + (long) (dice.unit() * WINDOW_MILLIS);
        return Math.max(at, from);
    }

    private static List<float[]> curves(List<String> lines) {
        Map<String, float[]> byClient = new TreeMap<>();
        for (String line : lines) {
            List<String> cell = Splitter.on(',').splitToList(line);
            float[] curve =
                    byClient.computeIfAbsent(cell.get(1) + "/" + cell.get(2), client -> new float[14 * WINDOWS_A_DAY]);
            int window = (int) (Double.parseDouble(cell.get(3)) * 1000 / WINDOW_MILLIS);
            if (window < curve.length) {
                curve[window] = Float.parseFloat(cell.get(4));
            }
        }
        return byClient.values().stream().filter(RealTimes::isLively).toList();
    }

    /** Whether a client was there on most days: the others were tests. */
    private static boolean isLively(float[] curve) {
        int days = 0;
        for (int day = 0; day < 14; day++) {
            for (int i = day * WINDOWS_A_DAY; i < (day + 1) * WINDOWS_A_DAY; i++) {
                if (curve[i] > 0) {
                    days++;
                    break;
                }
            }
        }
        return days >= 10;
    }

    private static double[] column(List<String> lines, int number) {
        return lines.stream()
                .mapToDouble(line ->
                        Double.parseDouble(Splitter.on(',').splitToList(line).get(number)))
                .toArray();
    }

    private static double[] pauses(List<String> lines) {
        Map<String, List<Double>> byWriter = new TreeMap<>();
        for (String line : lines) {
            List<String> cell = Splitter.on(',').splitToList(line);
            byWriter.computeIfAbsent(cell.get(3) + cell.get(4), writer -> new ArrayList<>())
                    .add(Double.parseDouble(cell.get(0)));
        }
        return byWriter.values().stream()
                .flatMapToDouble(times -> {
                    double[] sorted =
                            times.stream().mapToDouble(time -> time).sorted().toArray();
                    double[] gaps = new double[Math.max(0, sorted.length - 1)];
                    Arrays.setAll(gaps, i -> sorted[i + 1] - sorted[i]);
                    return Arrays.stream(gaps);
                })
                .filter(gap -> gap >= 3 && gap <= LONGEST_PAUSE)
                .toArray();
    }
}
