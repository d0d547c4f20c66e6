package dev.stillwatch.lab.evaluate.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A table for people: the first column flush left, the others flush right, two spaces between. */
public final class TextTable {
    private final List<List<String>> rows = new ArrayList<>();

    /** A table with these headings. */
    public TextTable(String... headings) {
        this(List.of(headings));
    }

    /** A table with these headings. */
    public TextTable(List<String> headings) {
        rows.add(List.copyOf(headings));
    }

    /** Adds a row; what it lacks is empty. */
    public void add(String... cells) {
        add(List.of(cells));
    }

    /** Adds a row; what it lacks is empty. */
    public void add(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    /** Prints it, indented by two spaces. */
    public void print(PrintWriter out) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                String blank = " ".repeat(widths[i] - row.get(i).length());
                line.append("  ").append(i == 0 ? row.get(i) + blank : blank + row.get(i));
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
