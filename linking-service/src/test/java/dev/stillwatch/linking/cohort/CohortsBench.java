package dev.stillwatch.linking.cohort;

import dev.stillwatch.linking.evidence.LinkWeights;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What forming cohorts costs as a provider grows, without any stream around it: CPU time of taking evidence in, of closing epochs and of the change of day,
 * and the heap that stands afterwards. Arguments: shares of the February 2026 case (24,000 attackers among 240,000 people), such as {@code 0.1 0.3 1};
 * {@code days=7} before them sets how long.
 */
public final class CohortsBench {

    private static final double NANOS = 1e9;

    private CohortsBench() {}

    /** Measures each share given. */
    public static void main(String[] arguments) {
        int days = 7;
        System.out.println(
                "share   accounts  sightings  see s  close s  day s  total s  per sighting  slowest close  heap MB  cohorts");
        for (String argument : arguments) {
            if (argument.startsWith("days=")) {
                days = Integer.parseInt(argument.substring(5));
            } else {
                measure(Double.parseDouble(argument), days);
            }
        }
    }

    private static void measure(double share, int days) {
        var weights = LinkWeights.standard();
        var provider = new Provider(weights, (int) (Provider.FEBRUARY * share), days, 1);
        var cohorts = new Cohorts(weights, Thresholds.standard());
        var members = new HashMap<String, Integer>();
        long see = 0;
        long close = 0;
        long turn = 0;
        long slowest = 0;
        long sightings = 0;
        for (int day = 0; day < days; day++) {
            List<List<Provider.Seen>> epochs = provider.day(day);
            long start = cpu();
            cohorts.day(World.DAY + day);
            cohorts.population((long) provider.size());
            turn += cpu() - start;
            for (int i = 0; i < epochs.size(); i++) {
                start = cpu();
                for (Provider.Seen seen : epochs.get(i)) {
                    cohorts.see(seen.value(), seen.account(), World.DAY + day);
                }
                sightings += epochs.get(i).size();
                long middle = cpu();
                long epoch = (long) (World.DAY + day) * Provider.EPOCHS_A_DAY + i;
                cohorts.close(epoch, epoch * 300_000).forEach(delta -> {
                    members.merge(delta.getCohortId(), delta.getJoinedCount() - delta.getLeftCount(), Integer::sum);
                });
                long end = cpu();
                see += middle - start;
                close += end - middle;
                slowest = Math.max(slowest, end - middle);
            }
        }
        members.values().removeIf(n -> n == 0);
        System.out.printf(
                Locale.ROOT,
                "%5.2f %10d %10d %6.1f %8.1f %6.1f %8.1f %10.2f us %11.1f ms %8d  %s%n",
                share,
                provider.size(),
                sightings,
                see / NANOS,
                close / NANOS,
                turn / NANOS,
                (see + close + turn) / NANOS,
                (see + close + turn) / 1e3 / sightings,
                slowest / 1e6,
                heap(cohorts),
                sizes(members));
    }

    private static String sizes(Map<String, Integer> members) {
        return members.size() + " of at most "
                + members.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private static long heap(Cohorts standing) {
        System.gc();
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
        standing.population(1);
        return used;
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
