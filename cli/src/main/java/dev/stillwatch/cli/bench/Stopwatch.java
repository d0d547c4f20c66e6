package dev.stillwatch.cli.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Time, and this process's time on cores, since it was started. */
final class Stopwatch {

    private final long began = System.nanoTime();
    private final long cpu = cpu();

    /** So much was done until now. */
    Pace pace(long exchanges) {
        return new Pace(exchanges, nanos(), cpu() - cpu);
    }

    /** Since it was started. */
    long nanos() {
        return System.nanoTime() - began;
    }

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
