package dev.stillwatch.cli.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** A service's metrics as an operator's Prometheus reads them. */
final class PrometheusPage {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI address;

    PrometheusPage(URI address) {
        this.address = address;
    }

    /** The sum of a metric over all its labels; 0 when it was never counted. */
    double sum(String metric) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build();
            return sum(
                    metric,
                    http.send(request, HttpResponse.BodyHandlers.ofLines())
                            .body()
                            .toList());
        }
    }

    /** The same of the lines of a page in Prometheus' text format. */
    static double sum(String metric, List<String> page) {
        return page.stream()
                .filter(line -> line.startsWith(metric + "{") || line.startsWith(metric + " "))
                .map(line -> line.substring(Math.max(metric.length(), line.lastIndexOf('}') + 1))
                        .strip())
                .mapToDouble(value -> Double.parseDouble(value.split(" ", 2)[0]))
                .sum();
    }
}
