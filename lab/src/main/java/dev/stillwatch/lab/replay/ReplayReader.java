package dev.stillwatch.lab.replay;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a replay line by line, plain or compressed with gzip (told by its first bytes, not its name). Memory is bounded by the longest
 * line, at most 16 MiB. A line that is no event is given as {@link Line.Rejected} and reading goes on; a known optional member of a
 * wrong type is left out with a warning; where a compressed file is damaged, what came before is kept and the damage is the last
 * rejected line. Reading itself fails only when the disk does ({@link UncheckedIOException}).
 */
public final class ReplayReader implements Iterator<Line>, AutoCloseable {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final LineSource lines;
    private long number;
    private @Nullable String damage;
    private @Nullable Line ready;

    private ReplayReader(LineSource lines) {
        this.lines = lines;
    }

    /**
     * Opens a file.
     *
     * @throws IOException when it is not there or cannot be read
     */
    public static ReplayReader open(Path file) throws IOException {
        return of(Files.newInputStream(file));
    }

    /** Reads from a stream, which is closed with the reader. */
    public static ReplayReader of(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
        buffered.mark(BYTE_ORDER_MARK.length);
        byte[] first = buffered.readNBytes(BYTE_ORDER_MARK.length);
        buffered.reset();
        boolean compressed = first.length >= 2 && first[0] == 0x1f && first[1] == (byte) 0x8b;
        return new ReplayReader(new LineSource(compressed ? new GZIPInputStream(buffered, 1 << 16) : buffered));
    }

    @Override
    public boolean hasNext() {
        while (ready == null && advance()) {
            // Blank lines are passed over.
        }
        return ready != null;
    }

    @Override
    public Line next() {
        if (!hasNext() || ready == null) {
            throw new NoSuchElementException("the replay has ended");
        }
        Line line = ready;
        ready = null;
        return line;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    /** Takes one more line from the source; false at the end. */
    private boolean advance() {
        LineSource.Found found = find();
        if (found == LineSource.Found.END) {
            if (damage == null) {
                return false;
            }
            ready = new Line.Rejected(++number, "the compressed file is damaged or cut off here: " + damage);
            damage = null;
            return true;
        }
        number++;
        if (found == LineSource.Found.TOO_LONG) {
            ready = new Line.Rejected(number, "longer than " + LineSource.MAX_LINE_BYTES + " bytes");
        } else {
            int mark = number == 1 ? byteOrderMark() : 0;
            ready = parse(lines.offset() + mark, lines.length() - mark);
        }
        return true;
    }

    private LineSource.Found find() {
        while (true) {
            try {
                return lines.next();
            } catch (EOFException | ZipException e) {
                damage = String.valueOf(e.getMessage());
            } catch (IOException e) {
                throw new UncheckedIOException("line " + (number + 1) + " cannot be read: " + e.getMessage(), e);
            }
        }
    }

    private @Nullable Line parse(int offset, int length) {
        byte[] bytes = lines.bytes();
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return EventParser.parse(number, bytes, offset, length);
            }
        }
        return null;
    }

    private int byteOrderMark() {
        if (lines.length() < BYTE_ORDER_MARK.length) {
            return 0;
        }
        for (int i = 0; i < BYTE_ORDER_MARK.length; i++) {
            if (lines.bytes()[lines.offset() + i] != BYTE_ORDER_MARK[i]) {
                return 0;
            }
        }
        return BYTE_ORDER_MARK.length;
    }
}
