package dev.stillwatch.cli.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Lines under one another: names to the left, figures to the right of their columns. */
final class Table {

    private static final String GAP = "  ";

    private final List<Row> rows = new ArrayList<>();

    void addAll(List<Row> more) {
        rows.addAll(more);
    }

    /** Prints all of it under column heads. */
    void print(PrintWriter out) {
        List<Row> all = new ArrayList<>(rows);
        all.addFirst(new Row("", "figure", "limit", "ratio"));
        int name = width(all, Row::name);
        int figure = width(all, Row::figure);
        int limit = width(all, Row::limit);
        int ratio = width(all, Row::ratio);
        for (Row row : all) {
            String line = left(row.name(), name)
                    + GAP
                    + right(row.figure(), figure)
                    + GAP
                    + right(row.limit(), limit)
                    + GAP
                    + right(row.ratio(), ratio);
            out.println(line.stripTrailing());
        }
        out.flush();
    }

    private static int width(List<Row> rows, Function<Row, String> column) {
        return rows.stream().map(column).mapToInt(String::length).max().orElse(0);
    }

    private static String left(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static String right(String text, int width) {
        return " ".repeat(width - text.length()) + text;
    }
}
