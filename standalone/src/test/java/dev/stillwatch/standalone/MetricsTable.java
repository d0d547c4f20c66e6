package dev.stillwatch.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The metrics of five running services, and the table of docs/metrics.md. */
final class MetricsTable {

    private static final Path DOCUMENT = Path.of("..", "docs", "metrics.md");
    private static final String BEGIN = "<!-- metrics: made by MetricsTest -->\n";
    private static final String END = "<!-- end of metrics -->";
    private static final Pattern SAMPLE = Pattern.compile("^([a-zA-Z_][a-zA-Z0-9_]*)(?:\\{(.*)})? .*$");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"");

    private MetricsTable() {}

    private record Row(String type, String help, Set<String> labels, Set<String> services) {}

    /** A service's metrics as Prometheus reads them. */
    static String page(int port) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    /** The table as it should be. */
    static String of(Map<String, String> pages) {
        SortedMap<String, Row> rows = new TreeMap<>();
        pages.forEach((service, page) -> read(service, page, rows));
        StringBuilder table = new StringBuilder("| metric | type | labels | of | |\n|---|---|---|---|---|\n");
        rows.forEach((name, row) -> table.append("| `")
                .append(name)
                .append("` | ")
                .append(row.type())
                .append(" | ")
                .append(row.labels().stream().map(l -> "`" + l + "`").collect(Collectors.joining(", ")))
                .append(" | ")
                .append(row.services().size() == pages.size() ? "all" : String.join(", ", row.services()))
                .append(" | ")
                .append(row.help())
                .append(" |\n"));
        return table.toString();
    }

    private static void read(String service, String page, SortedMap<String, Row> rows) {
        Map<String, String> helps = new TreeMap<>();
        Map<String, String> types = new TreeMap<>();
        page.lines().forEach(line -> {
            String[] words = line.split(" ", 4);
            if (line.startsWith("# HELP ")) {
                helps.put(words[2], words.length > 3 ? words[3] : "");
            } else if (line.startsWith("# TYPE ")) {
                types.put(words[2], words[3]);
            }
        });
        page.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            Matcher sample = SAMPLE.matcher(line);
            if (!sample.matches() || sample.group(1).equals("target_info")) {
                return;
            }
            String name = sample.group(1);
            String family = types.containsKey(name) ? name : name.replaceFirst("_(bucket|count|sum)$", "");
            Row row = rows.computeIfAbsent(
                    family,
                    f -> new Row(
                            types.getOrDefault(f, "?"), helps.getOrDefault(f, ""), new TreeSet<>(), new TreeSet<>()));
            row.services().add(service);
            Matcher label = LABEL.matcher(sample.group(2) == null ? "" : sample.group(2));
            while (label.find()) {
                if (!label.group(1).startsWith("otel_scope_") && !label.group(1).equals("le")) {
                    row.labels().add(label.group(1));
                }
            }
        });
    }

    /** The table as it stands in the document. */
    static String documented() {
        try {
            String text = Files.readString(DOCUMENT);
            return text.substring(text.indexOf(BEGIN) + BEGIN.length(), text.indexOf(END));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
