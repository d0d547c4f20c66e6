package dev.stillwatch.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free ports on loopback. They are picked below the ranges that Linux (from 32768) and macOS (from 49152) give to outgoing connections:
 * while a server is down, a client that keeps connecting to a port of that range may be given the very same one as its own, is then
 * connected to itself, and the server cannot come back.
 */
final class LoopbackPorts {

    static final String HOST = "127.0.0.1";
    private static final int LOWEST = 20_000;
    private static final int BEYOND = 32_000;
    private static final int TRIES = 200;

    private LoopbackPorts() {}

    static int free() {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, BEYOND);
            if (isFree(port)) {
                return port;
            }
        }
        throw new EmbeddedServerException("no free port found on " + HOST + " between " + LOWEST + " and " + BEYOND
                + ": end other programs that listen there, or name ports");
    }

    /** Several at once, all different. */
    static List<Integer> free(int count) {
        var ports = new LinkedHashSet<Integer>();
        while (ports.size() < count) {
            ports.add(free());
        }
        return List.copyOf(ports);
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            // As servers do; else connections that have just been closed would count.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(HOST), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static void requireValid(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is 0 (pick a free one) to 65535, not " + port);
        }
    }
}
