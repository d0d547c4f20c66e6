package dev.stillwatch.scoring.signal;

/** Numbers as analysts read them, made without a locale and without {@link String#format}, which is too slow for each exchange. */
public final class Figures {

    private Figures() {}

    /** A share as whole per cent, such as {@code 83 %}. */
    static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    /** A number with one digit below the point, such as {@code 3.4}. */
    static String tenths(double number) {
        long tenths = Math.round(number * 10);
        return tenths / 10 + "." + Math.abs(tenths % 10);
    }

    /** A rounded number. */
    static String whole(double number) {
        return String.valueOf(Math.round(number));
    }

    /** Linear from 0 at {@code from} to 1 at {@code to}, flat outside; falling when {@code to} is the smaller. */
    public static double ramp(double value, double from, double to) {
        return Math.clamp((value - from) / (to - from), 0, 1);
    }

    /** As {@link #ramp}, over the logarithm; all three above 0. */
    static double logRamp(double value, double from, double to) {
        return value <= 0 ? 0 : ramp(StrictMath.log(value), StrictMath.log(from), StrictMath.log(to));
    }
}
