package dev.stillwatch.lab.corpora;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.traffic.Schedule;
import java.util.Arrays;

/** Sessions at times that are known beforehand, in milliseconds since 1970. */
final class FixedTimes implements Schedule {
    private final long[] times;

    FixedTimes(long[] times) {
        this.times = times.clone();
    }

    @Override
    public long[] starts(long epochDay, Dice dice) {
        return Arrays.stream(times)
                .filter(time -> Math.floorDiv(time, DAY) == epochDay)
                .map(time -> Math.floorMod(time, DAY))
                .toArray();
    }
}
