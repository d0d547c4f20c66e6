package dev.stillwatch.lab.replay;

import com.google.protobuf.util.JsonFormat;
import dev.stillwatch.ingest.v1.Event;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * Writes events as a replay, a line each, in the order given. Files whose name ends in {@code .gz} are compressed. The same events
 * make the same bytes.
 */
public final class ReplayWriter implements AutoCloseable {
    private static final JsonFormat.Printer JSON = JsonFormat.printer().omittingInsignificantWhitespace();

    private final Writer out;
    private long count;

    private ReplayWriter(Writer out) {
        this.out = out;
    }

    /**
     * Opens a file for writing; what it held is lost.
     *
     * @throws IOException when it cannot be written
     */
    public static ReplayWriter create(Path file) throws IOException {
        OutputStream raw = Files.newOutputStream(file);
        boolean compressed = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
        OutputStream bytes = compressed ? new GZIPOutputStream(raw, 1 << 16) : raw;
        return new ReplayWriter(new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), 1 << 16));
    }

    /** Writes one event. */
    public void write(Event event) throws IOException {
        JSON.appendTo(event, out);
        out.write('\n');
        count++;
    }

    /** How many events were written. */
    public long count() {
        return count;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
