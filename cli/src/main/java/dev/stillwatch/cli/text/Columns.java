package dev.stillwatch.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lines of text in columns; those that hold numbers, as the heading's leading {@code #} says, stand to the right. */
public final class Columns {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final List<Boolean> right;

    /** A table with these headings. */
    public Columns(String... headings) {
        right = List.of(headings).stream().map(h -> h.startsWith("#")).toList();
        rows.add(List.of(headings).stream()
                .map(h -> h.startsWith("#") ? h.substring(1) : h)
                .toList());
    }

    /** A row, one cell for each heading. */
    public void add(String... cells) {
        rows.add(List.of(cells));
    }

    /** The lines; the heading alone when there is nothing. */
    public List<String> lines() {
        int[] widths = IntStream.range(0, right.size())
                .map(c -> rows.stream().mapToInt(r -> r.get(c).length()).max().orElse(0))
                .toArray();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, int[] widths) {
        return IntStream.range(0, row.size())
                .mapToObj(c -> {
                    String pad = " ".repeat(widths[c] - row.get(c).length());
                    return right.get(c) ? pad + row.get(c) : row.get(c) + pad;
                })
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }
}
