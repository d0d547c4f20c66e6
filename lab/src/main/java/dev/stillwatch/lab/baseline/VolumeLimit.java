package dev.stillwatch.lab.baseline;

/** The most exchanges in any calendar day (UTC): what every provider limits. */
final class VolumeLimit implements Detector {
    private static final long DAY = 86_400_000;

    private long day = Long.MIN_VALUE;
    private int count;
    private int most;

    @Override
    public double next(Query query) {
        long now = Math.floorDiv(query.at(), DAY);
        count = now == day ? count + 1 : 1;
        day = now;
        most = Math.max(most, count);
        return most;
    }
}
