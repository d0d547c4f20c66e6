package dev.stillwatch.broker;

import java.nio.file.Path;

/**
 * What {@link BrokerMain} is told on its command line.
 *
 * @param dataDirectory everything the broker keeps; made when absent
 * @param clientPort where clients connect, on loopback, 1–65535
 * @param controllerPort where the controllers are reached, on loopback, 1–65535, another than the client port
 * @param quorum which node it is, of which cluster
 */
record BrokerArguments(Path dataDirectory, int clientPort, int controllerPort, Quorum quorum) {

    static final String USAGE =
            "usage: BrokerMain DATA_DIRECTORY CLIENT_PORT CONTROLLER_PORT [NODE_ID CLUSTER_ID VOTERS]"
                    + " (two different ports, 1-65535; voters as 1@HOST:CONTROLLER_PORT,2@...)";

    BrokerArguments {
        if (!isPort(clientPort) || !isPort(controllerPort) || clientPort == controllerPort) {
            throw new IllegalArgumentException(
                    "ports " + clientPort + " and " + controllerPort + " cannot be used; " + USAGE);
        }
    }

    /** The only node of its cluster. */
    BrokerArguments(Path dataDirectory, int clientPort, int controllerPort) {
        this(dataDirectory, clientPort, controllerPort, Quorum.alone(controllerPort));
    }

    static BrokerArguments parse(String... arguments) {
        if (arguments.length != 3 && arguments.length != 6) {
            throw new IllegalArgumentException("got " + arguments.length + " arguments; " + USAGE);
        }
        try {
            Path folder = Path.of(arguments[0]).toAbsolutePath();
            int clients = Integer.parseInt(arguments[1]);
            int controllers = Integer.parseInt(arguments[2]);
            return arguments.length == 3
                    ? new BrokerArguments(folder, clients, controllers)
                    : new BrokerArguments(
                            folder,
                            clients,
                            controllers,
                            new Quorum(Integer.parseInt(arguments[3]), arguments[4], arguments[5]));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "a port or the node id is not a number: " + e.getMessage() + "; " + USAGE, e);
        }
    }

    private static boolean isPort(int port) {
        return port >= 1 && port <= 65_535;
    }
}
