package dev.stillwatch.ingest.event;

import com.google.common.base.Utf8;
import com.google.protobuf.Timestamp;
import dev.stillwatch.ingest.event.Fault.Reason;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One event being checked. Keeps the first fault and makes nothing of what follows it; a path is put together only for a fault, so
 * that a good event costs comparisons alone.
 */
final class Check {

    /** 2000-01-01T00:00:00Z. */
    private static final long EARLIEST_SECOND = 946_684_800L;
    /** 2100-01-01T00:00:00Z, exclusive. */
    private static final long LATEST_SECOND = 4_102_444_800L;

    private String within;
    private int item = -1;
    private @Nullable Fault fault;

    Check(String within) {
        this.within = within;
    }

    @Nullable
    Fault fault() {
        return fault;
    }

    /** What follows lies in this message. */
    void in(String path) {
        within = path;
        item = -1;
    }

    /** What follows lies in this item of the repeated message. */
    void item(int index) {
        item = index;
    }

    /** An identifier that must be there: 1 to {@code maxBytes} bytes without control characters. */
    void requiredId(String field, String value, int maxBytes) {
        if (value.isEmpty()) {
            refuse(Reason.MISSING_FIELD, field, "must be set");
        }
        id(field, value, maxBytes);
    }

    /** An identifier that may be empty. Control characters are refused: it becomes part of keys and of lines for people. */
    void id(String field, String value, int maxBytes) {
        text(field, value, maxBytes);
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                refuse(Reason.INVALID_FIELD, field, "holds a control character at position " + i);
                return;
            }
        }
    }

    /** A text of at most {@code maxBytes} bytes of UTF-8. */
    void text(String field, String value, int maxBytes) {
        // A char is at most three bytes, so most texts need not be counted.
        if (value.length() > maxBytes / 3) {
            int bytes = Utf8.encodedLength(value);
            if (bytes > maxBytes) {
                refuse(Reason.INVALID_FIELD, field, "is " + bytes + " bytes long; at most " + maxBytes + " are taken");
            }
        }
    }

    /** A list of texts. */
    void texts(String field, List<String> values, int maxItems, int maxBytes) {
        count(field, values.size(), maxItems);
        for (int i = 0; i < values.size() && fault == null; i++) {
            String value = values.get(i);
            if (value.length() > maxBytes / 3) {
                text(field + "[" + i + "]", value, maxBytes);
            }
        }
    }

    /** How many a list holds. */
    void count(String field, int size, int maxItems) {
        if (size > maxItems) {
            refuse(Reason.INVALID_FIELD, field, "has " + size + " items; at most " + maxItems + " are taken");
        }
    }

    /** One of a closed set of words. */
    void word(String field, String value, Set<String> words, boolean required) {
        if (value.isEmpty()) {
            if (required) {
                refuse(Reason.MISSING_FIELD, field, "must be set, to one of " + sorted(words));
            }
        } else if (!words.contains(value)) {
            refuse(Reason.INVALID_FIELD, field, "is not one of " + sorted(words));
        }
    }

    /** A moment that must be there. */
    void time(String field, boolean there, Timestamp time) {
        if (!there) {
            refuse(Reason.MISSING_FIELD, field, "must be set");
        } else if (time.getNanos() < 0 || time.getNanos() > 999_999_999) {
            refuse(Reason.INVALID_FIELD, field, "is not a timestamp: its nanos are outside 0 to 999999999");
        } else if (time.getSeconds() < EARLIEST_SECOND || time.getSeconds() >= LATEST_SECOND) {
            refuse(
                    Reason.INVALID_FIELD,
                    field,
                    "is outside 2000-01-01 to 2100-01-01; seconds count from 1970, not milliseconds");
        }
    }

    /** A number that is neither below zero nor infinite. */
    void notNegative(String field, double value) {
        finite(field, value);
        if (value < 0) {
            refuse(Reason.INVALID_FIELD, field, "must be 0 or more");
        }
    }

    /** A count. */
    void notNegative(String field, long value) {
        if (value < 0) {
            refuse(Reason.INVALID_FIELD, field, "must be 0 or more");
        }
    }

    /** A number that can be reckoned with. */
    void finite(String field, double value) {
        if (!Double.isFinite(value)) {
            refuse(Reason.INVALID_FIELD, field, "must be a finite number");
        }
    }

    private void refuse(Reason reason, String field, String what) {
        if (fault == null) {
            String path = within + (item < 0 ? "" : "[" + item + "]") + "." + field;
            fault = new Fault(reason, path, path + " " + what);
        }
    }

    private static String sorted(Set<String> words) {
        return String.join(", ", words.stream().sorted().toList());
    }
}
