package dev.stillwatch.embedded;

import java.util.List;

/**
 * Which node of a cluster a broker is.
 *
 * @param nodeId from 1
 * @param clusterId the cluster's id, 22 characters of Base64
 * @param controllerPort where its controller is reached; the same after a restart
 * @param voters all nodes as {@code ID@HOST:CONTROLLER_PORT}, with commas
 */
record KafkaMember(int nodeId, String clusterId, int controllerPort, String voters) {

    /** What the broker's main class wants to know of it. */
    List<String> arguments() {
        return List.of(Integer.toString(controllerPort), Integer.toString(nodeId), clusterId, voters);
    }
}
