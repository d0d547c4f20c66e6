package dev.stillwatch.lab.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads and writes tables with a header line; columns are found by name, so their order and further ones are no matter. */
public final class Table {
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();

    private Table() {}

    /**
     * Gives each row as column name → text, in order.
     *
     * @throws IOException when the file cannot be read, is no table, or lacks one of the columns
     */
    public static void read(Path file, List<String> columns, Consumer<Map<String, String>> row) throws IOException {
        CsvSchema schema = CsvSchema.emptySchema().withHeader();
        long count = 0;
        try (MappingIterator<Map<String, String>> rows =
                CSV.readerForMapOf(String.class).with(schema).readValues(Files.newBufferedReader(file))) {
            while (rows.hasNextValue()) {
                Map<String, String> next = rows.nextValue();
                count++;
                for (String column : columns) {
                    if (next.get(column) == null) {
                        throw new IOException(file + ", row " + count + ": column " + column + " is missing");
                    }
                }
                row.accept(next);
            }
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
            throw new IOException(file + ", after row " + count + ": " + e.getMessage(), e);
        }
    }

    /** Writes a table; every row has as many texts as there are columns. */
    public static void write(Path file, List<String> columns, Iterator<List<String>> rows) throws IOException {
        try (SequenceWriter out = CSV.writer().writeValues(Files.newBufferedWriter(file))) {
            out.write(columns);
            while (rows.hasNext()) {
                out.write(rows.next());
            }
        }
    }
}
