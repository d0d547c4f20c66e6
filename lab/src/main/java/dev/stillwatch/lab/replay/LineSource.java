package dev.stillwatch.lab.replay;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream of bytes into lines without decoding them. Holds one line at a time and never more than {@link #MAX_LINE_BYTES}
 * of it: what is longer is passed over and told as too long.
 */
final class LineSource implements AutoCloseable {
    /** The longest line that is read, in bytes without its end. */
    static final int MAX_LINE_BYTES = 16 << 20;

    private static final int FIRST_BUFFER = 1 << 17;

    private final InputStream in;
    private byte[] buffer = new byte[FIRST_BUFFER];
    private int start;
    private int following;
    private int scanned;
    private int limit;
    private int length;
    private boolean ended;

    LineSource(InputStream in) {
        this.in = in;
    }

    /** What {@link #next} came upon. */
    enum Found {
        LINE,
        TOO_LONG,
        END
    }

    /**
     * Goes on to the next line; {@link #bytes}, {@link #offset} and {@link #length} then say where it stands.
     *
     * @throws IOException when the stream breaks; a second call then gives what was read of the broken line
     */
    Found next() throws IOException {
        start = following;
        scanned = start;
        length = 0;
        boolean tooLong = false;
        while (true) {
            int newline = newline();
            if (newline >= 0) {
                return found(newline, tooLong);
            }
            if (limit - start > MAX_LINE_BYTES) {
                tooLong = true;
                start = limit;
                scanned = limit;
            }
            if (!fill()) {
                return start == limit && !tooLong ? Found.END : found(limit, tooLong);
            }
        }
    }

    /** The bytes that hold the line. Not to be kept over a call of {@link #next}. */
    byte[] bytes() {
        return buffer;
    }

    /** Where the line begins. */
    int offset() {
        return start;
    }

    /** How many bytes the line has, without its end. */
    int length() {
        return length > 0 && buffer[start + length - 1] == '\r' ? length - 1 : length;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private Found found(int end, boolean tooLong) {
        length = end - start;
        following = Math.min(end + 1, limit);
        return tooLong || length() > MAX_LINE_BYTES ? Found.TOO_LONG : Found.LINE;
    }

    private int newline() {
        for (int i = scanned; i < limit; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        scanned = limit;
        return -1;
    }

    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, limit - start);
            limit -= start;
            scanned -= start;
            start = 0;
        }
        following = start;
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        try {
            int count = in.read(buffer, limit, buffer.length - limit);
            ended = count < 0;
            limit += Math.max(count, 0);
            return !ended;
        } catch (IOException e) {
            ended = true;
            throw e;
        }
    }
}
