package dev.stillwatch.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The metrics that services export, as docs/metrics.md lists them: a test of standalone compares that list with a running platform. */
final class Metrics {

    private static final Path LIST = Path.of("..", "docs", "metrics.md");
    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z_0-9]+)` \\| (\\w+) \\| ([^|]*) \\|", Pattern.MULTILINE);
    private static final Pattern USE = Pattern.compile("\\b((?:stillwatch|rpc)_[a-z_0-9]+)(?:\\{([^}]*)})?");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)\\s*(?:=~|!~|!=|=)\\s*\"");

    /** What Prometheus adds. */
    private static final Set<String> OF_PROMETHEUS = Set.of("namespace", "pod", "le", "job", "instance");

    private Metrics() {}

    /** Names by what labels each has. */
    static Map<String, Set<String>> exported() {
        Map<String, Set<String>> exported = new HashMap<>();
        Matcher row = ROW.matcher(read());
        while (row.find()) {
            Set<String> labels = new TreeSet<>();
            for (String label : row.group(3).split(",\\s*", -1)) {
                labels.add(label.strip().replace("`", ""));
            }
            exported.put(row.group(1), labels);
            if (row.group(2).equals("histogram")) {
                for (String suffix : List.of("_bucket", "_count", "_sum")) {
                    exported.put(row.group(1) + suffix, labels);
                }
            }
        }
        return exported;
    }

    /** What an expression uses and nobody exports: metrics, and labels of metrics. */
    static List<String> unknown(String expression) {
        Map<String, Set<String>> exported = exported();
        List<String> unknown = new ArrayList<>();
        Matcher use = USE.matcher(expression);
        while (use.find()) {
            String metric = use.group(1);
            Set<String> labels = exported.get(metric);
            if (labels == null) {
                if (!expression.contains("label_values(" + metric)
                        && !metric.matches("rpc_(method|response_status_code)")) {
                    unknown.add(metric);
                }
                continue;
            }
            Matcher label = LABEL.matcher(use.group(2) == null ? "" : use.group(2));
            while (label.find()) {
                if (!labels.contains(label.group(1)) && !OF_PROMETHEUS.contains(label.group(1))) {
                    unknown.add(metric + "{" + label.group(1) + "}");
                }
            }
        }
        return unknown;
    }

    /** Whether all that is used is of one installation. */
    static boolean scoped(String expression, String scope) {
        Matcher use = USE.matcher(expression);
        boolean scoped = true;
        while (use.find()) {
            boolean metric = exported().containsKey(use.group(1));
            scoped &= !metric || (use.group(2) != null && use.group(2).contains(scope));
        }
        return scoped;
    }

    private static String read() {
        try {
            return Files.readString(LIST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
