package dev.stillwatch.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks a Redis on loopback one thing, in the words of RESP's inline commands. For what a client library can't know: forming a cluster. */
final class RedisTalk {

    private static final int TIMEOUT_MILLIS = 2_000;

    private RedisTalk() {}

    /**
     * The answer of one command: the text of a status or bulk string.
     *
     * @throws EmbeddedServerException when Redis refuses the command or does not answer
     */
    static String ask(int port, String command) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral(LoopbackPorts.HOST), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String first = reader.readLine();
            if (first != null && first.startsWith("+")) {
                return first.substring(1);
            }
            if (first != null && first.startsWith("$")) {
                var text = new char[Integer.parseInt(first.substring(1))];
                int read = 0;
                while (read < text.length) {
                    int more = reader.read(text, read, text.length - read);
                    if (more < 0) {
                        throw new IOException("the answer ends too early");
                    }
                    read += more;
                }
                return new String(text);
            }
            throw new EmbeddedServerException("Redis on port " + port + " answers " + command + " with " + first);
        } catch (IOException e) {
            throw new EmbeddedServerException("Redis on port " + port + " does not answer " + command, e);
        }
    }
}
