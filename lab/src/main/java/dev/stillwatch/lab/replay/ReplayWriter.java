package dev.stillwatch.lab.replay;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.stillwatch.ingest.v1.Event;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes events as a replay, a line each, in the order given. Files whose name ends in {@code .gz} are compressed, fast rather than
 * small. The same events make the same bytes.
 */
public final class ReplayWriter implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int BUFFER = 1 << 16;

    private final JsonGenerator out;
    private final EventPrinter printer;
    private long count;

    private ReplayWriter(OutputStream bytes) throws IOException {
        this.out = JSON.createGenerator(bytes, JsonEncoding.UTF8).setPrettyPrinter(new MinimalPrettyPrinter("\n"));
        this.printer = new EventPrinter(out);
    }

    /**
     * Opens a file for writing; what it held is lost.
     *
     * @throws IOException when it cannot be written
     */
    public static ReplayWriter create(Path file) throws IOException {
        OutputStream raw = Files.newOutputStream(file);
        boolean compressed = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
        return new ReplayWriter(new BufferedOutputStream(compressed ? new FastGzip(raw) : raw, BUFFER));
    }

    /** Writes one event. */
    public void write(Event event) throws IOException {
        printer.print(event);
        count++;
    }

    /** How many events were written. */
    public long count() {
        return count;
    }

    @Override
    public void close() throws IOException {
        if (count > 0) {
            out.writeRaw('\n');
        }
        out.close();
    }

    /** Level 1 takes a third of the time of the usual level 6, for files half as large again. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
