package dev.stillwatch.enforcement.service;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * What a replica's metrics page says.
 *
 * @param port where it is
 */
record Metrics(int port) {

    static Metrics onAFreePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new Metrics(socket.getLocalPort());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** How many answers to gateways, however they asked, had this outcome for this cause. */
    long checks(String outcome, String cause) {
        return (long) page().lines()
                .filter(line -> line.startsWith("stillwatch_enforcement_checks_total{"))
                .filter(line ->
                        line.contains("outcome=\"" + outcome + "\"") && line.contains("cause=\"" + cause + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private String page() {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
