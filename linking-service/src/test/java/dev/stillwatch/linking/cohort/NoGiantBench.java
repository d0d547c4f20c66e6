package dev.stillwatch.linking.cohort;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Set;

/**
 * The population of {@link NoGiantTest} at any size: how many are linked, how large the largest whole is, what it costs and what heap stands. Arguments: numbers of accounts,
 * such as {@code 250000 1000000}.
 */
public final class NoGiantBench {

    private static final int PROVIDER = 10_000_000;

    private NoGiantBench() {}

    /** Measures each size given. */
    public static void main(String[] arguments) {
        System.out.println("   accounts   linked  cohorts  largest   CPU s  heap MB");
        for (String argument : arguments) {
            int people = Integer.parseInt(argument);
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            var world = new World(PROVIDER);
            NoGiantTest.chains(world, people);
            world.close();
            double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
            System.gc();
            long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
            System.out.printf(
                    Locale.ROOT,
                    "%11d %8d %8d %8d %7.1f %8d%n",
                    people,
                    world.cohorts().values().stream().mapToInt(Set::size).sum(),
                    world.cohorts().size(),
                    world.cohorts().values().stream().mapToInt(Set::size).max().orElse(0),
                    seconds,
                    heap);
            world.population(1);
        }
    }
}
