package dev.stillwatch.cli.ledger;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.stillwatch.enforcement.v1.LedgerLine;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Files of {@link LedgerLine}s: JSON as protobuf writes it, one on each line, compressed when the name ends with {@code .gz}. */
final class LedgerFile {

    private static final JsonFormat.Printer PRINTER =
            JsonFormat.printer().omittingInsignificantWhitespace().preservingProtoFieldNames();
    private static final JsonFormat.Parser PARSER = JsonFormat.parser();

    private LedgerFile() {}

    static BufferedReader reader(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        return new BufferedReader(
                new InputStreamReader(compressed(file) ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8));
    }

    static BufferedWriter writer(Path file) throws IOException {
        OutputStream out = Files.newOutputStream(file);
        return new BufferedWriter(
                new OutputStreamWriter(compressed(file) ? new GZIPOutputStream(out) : out, StandardCharsets.UTF_8));
    }

    static void write(BufferedWriter to, LedgerLine line) throws IOException {
        to.write(PRINTER.print(line));
        to.write('\n');
    }

    /** Reads one line. */
    static LedgerLine parse(String text) throws InvalidProtocolBufferException {
        LedgerLine.Builder line = LedgerLine.newBuilder();
        PARSER.merge(text, line);
        return line.build();
    }

    private static boolean compressed(Path file) {
        return file.toString().endsWith(".gz");
    }
}
