package dev.stillwatch.broker;

import java.nio.file.Path;

/**
 * What {@link BrokerMain} is told on its command line.
 *
 * @param dataDirectory everything the broker keeps; made when absent
 * @param clientPort where clients connect, on loopback, 1–65535
 * @param controllerPort where the broker reaches its own controller, on loopback, 1–65535, another than the client port
 */
record BrokerArguments(Path dataDirectory, int clientPort, int controllerPort) {

    static final String USAGE =
            "usage: BrokerMain DATA_DIRECTORY CLIENT_PORT CONTROLLER_PORT (two different ports, 1-65535)";

    BrokerArguments {
        if (!isPort(clientPort) || !isPort(controllerPort) || clientPort == controllerPort) {
            throw new IllegalArgumentException(
                    "ports " + clientPort + " and " + controllerPort + " cannot be used; " + USAGE);
        }
    }

    static BrokerArguments parse(String... arguments) {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("got " + arguments.length + " arguments; " + USAGE);
        }
        try {
            return new BrokerArguments(
                    Path.of(arguments[0]).toAbsolutePath(),
                    Integer.parseInt(arguments[1]),
                    Integer.parseInt(arguments[2]));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a port is not a number: " + e.getMessage() + "; " + USAGE, e);
        }
    }

    private static boolean isPort(int port) {
        return port >= 1 && port <= 65_535;
    }
}
