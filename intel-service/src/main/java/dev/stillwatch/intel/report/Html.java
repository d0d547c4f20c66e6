package dev.stillwatch.intel.report;

import java.util.List;
import java.util.Locale;

/** HTML that is well-formed XML too, so that the same text makes the page and the paper. Whatever is given as text is escaped. */
final class Html {

    private final StringBuilder out = new StringBuilder();

    /** Text of people or machines, safe between tags and in attributes. */
    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                // What XML 1.0 has no place for, and what turns the direction of a line around, is shown as what it is.
                default -> {
                    if (isUnprintable(c)) {
                        safe.append("[U+")
                                .append(String.format(Locale.ROOT, "%04X", c))
                                .append(']');
                    } else {
                        safe.appendCodePoint(c);
                    }
                }
            }
        });
        return safe.toString();
    }

    private static boolean isUnprintable(int c) {
        boolean control = c < 0x20 && c != '\n' && c != '\t';
        boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
        return control || surrogate || c == 0xFFFE || c == 0xFFFF || Character.getType(c) == Character.FORMAT;
    }

    /** Markup as it is. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** A heading of a section. */
    Html section(String title) {
        return raw("<h2>").raw(escape(title)).raw("</h2>\n");
    }

    /** A paragraph of text. */
    Html paragraph(String text) {
        return raw("<p>").raw(escape(text)).raw("</p>\n");
    }

    /** A remark under a table. */
    Html note(String text) {
        return raw("<p class=\"note\">").raw(escape(text)).raw("</p>\n");
    }

    /** Points, one below the other. */
    Html points(List<String> points) {
        raw("<ul>\n");
        points.forEach(p -> raw("<li>").raw(escape(p)).raw("</li>\n"));
        return raw("</ul>\n");
    }

    /**
     * A table; cells are markup already.
     *
     * @param kind its CSS class
     */
    Html table(String kind, List<String> head, List<List<String>> rows) {
        raw("<table class=\"" + kind + "\">\n<thead><tr>");
        head.forEach(h -> raw("<th>").raw(escape(h)).raw("</th>"));
        raw("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            raw("<tr>");
            row.forEach(cell -> raw("<td>").raw(cell).raw("</td>"));
            raw("</tr>\n");
        }
        return raw("</tbody></table>\n");
    }

    /** Names and what they stand for; values are markup already. */
    Html facts(List<List<String>> facts) {
        raw("<table class=\"facts\"><tbody>\n");
        facts.forEach(f -> raw("<tr><th>")
                .raw(escape(f.get(0)))
                .raw("</th><td>")
                .raw(f.get(1))
                .raw("</td></tr>\n"));
        return raw("</tbody></table>\n");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
