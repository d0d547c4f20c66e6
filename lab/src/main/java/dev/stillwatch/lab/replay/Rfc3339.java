package dev.stillwatch.lab.replay;

import com.google.protobuf.Timestamp;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Reads RFC 3339 times. By hand, since every event has one and the library's parsers are ten times slower; as in the RFC, small
 * {@code t} and {@code z} and a leap second are allowed. Digits after the ninth of a fraction are cut off.
 */
final class Rfc3339 {
    private final String text;
    private int at;

    private Rfc3339(String text) {
        this.text = text;
    }

    /**
     * The moment a text names.
     *
     * @throws DateTimeException when the text is no RFC 3339 time
     */
    static Timestamp parse(String text) {
        try {
            return new Rfc3339(text).read();
        } catch (IndexOutOfBoundsException e) {
            throw new DateTimeException("too short for an RFC 3339 time", e);
        }
    }

    private Timestamp read() {
        int year = digits(4);
        expect("-");
        int month = digits(2);
        expect("-");
        long day = LocalDate.of(year, month, digits(2)).toEpochDay();
        expect("Tt");
        int hour = digits(2);
        expect(":");
        int minute = digits(2);
        expect(":");
        int second = digits(2);
        check(hour <= 23 && minute <= 59 && second <= 60);
        int nanos = fraction();
        long seconds = day * 86_400 + hour * 3_600L + minute * 60L + second - offset();
        check(at == text.length());
        return Timestamp.newBuilder().setSeconds(seconds).setNanos(nanos).build();
    }

    private int fraction() {
        if (text.charAt(at) != '.') {
            return 0;
        }
        at++;
        int from = at;
        int nanos = 0;
        while (isDigit(text.charAt(at))) {
            if (at - from < 9) {
                nanos = nanos * 10 + text.charAt(at) - '0';
            }
            at++;
        }
        check(at > from);
        for (int i = at - from; i < 9; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private long offset() {
        char sign = text.charAt(at++);
        if (sign == 'Z' || sign == 'z') {
            return 0;
        }
        check(sign == '+' || sign == '-');
        int hours = digits(2);
        expect(":");
        int minutes = digits(2);
        check(hours <= 23 && minutes <= 59);
        long seconds = hours * 3_600L + minutes * 60L;
        return sign == '+' ? seconds : -seconds;
    }

    private int digits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            char c = text.charAt(at++);
            check(isDigit(c));
            value = value * 10 + c - '0';
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void expect(String oneOf) {
        check(oneOf.indexOf(text.charAt(at++)) >= 0);
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new DateTimeException("no RFC 3339 time");
        }
    }
}
