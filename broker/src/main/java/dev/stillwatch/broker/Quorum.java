package dev.stillwatch.broker;

/**
 * Which node a broker is, and who decides with it about the cluster's metadata. Every node is broker and controller.
 *
 * @param nodeId tells the nodes of a cluster apart, from 1
 * @param clusterId the same in all nodes, as Kafka writes it; empty: a new one when the folder is formatted
 * @param voters all nodes as {@code ID@HOST:CONTROLLER_PORT}, with commas
 */
record Quorum(int nodeId, String clusterId, String voters) {

    Quorum {
        if (nodeId < 1 || (size(voters) > 1 && clusterId.isEmpty())) {
            throw new IllegalArgumentException("node " + nodeId + " of cluster '" + clusterId
                    + "': nodes are numbered from 1, and nodes of one cluster need its id; " + BrokerArguments.USAGE);
        }
    }

    /** One node that is a cluster by itself. */
    static Quorum alone(int controllerPort) {
        return new Quorum(1, "", "1@" + BrokerSettings.HOST + ":" + controllerPort);
    }

    /** How many nodes there are. */
    int size() {
        return size(voters);
    }

    private static int size(String voters) {
        return voters.split(",", -1).length;
    }
}
