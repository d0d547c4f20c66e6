package dev.stillwatch.cluster;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What runs pods: processes of this machine, or containers of the images. Nothing else in this module knows which. */
interface Engine {

    /**
     * By {@code -Dcluster.pods}: {@code processes}; or {@code containers}, which need a Docker that answers and images that {@code images/build}
     * has made. Without it containers where both are there, else processes.
     *
     * @throws IllegalStateException when containers are asked for and can't be had; the message says what is missing
     */
    static Engine chosen() {
        String wanted = System.getProperty("cluster.pods", "");
        return switch (wanted) {
            case "processes" -> new Processes();
            case "containers", "" -> containers(wanted.isEmpty());
            default ->
                throw new IllegalArgumentException(
                        "cluster.pods is " + wanted + "; it must be processes, containers or not set");
        };
    }

    private static Engine containers(boolean elseProcesses) {
        Logger log = LoggerFactory.getLogger(Engine.class);
        String missing = Containers.missing();
        if (missing.isEmpty()) {
            log.info("pods are containers of the images");
            return Containers.load();
        }
        if (elseProcesses) {
            log.info("pods are processes: {}", missing);
            return new Processes();
        }
        throw new IllegalStateException("cluster.pods is containers, but " + missing);
    }

    /** Whether a pod sees its volumes where the chart mounts them. */
    boolean mounts();

    /** Starts what a pod runs; it is not ready yet. What it says goes to the end of {@link PodSpec#log()}. */
    Running start(PodSpec pod);

    /**
     * From now on pods of a service are started from the new version, where {@code -Dcluster.previous} made them begin with the one before.
     *
     * @throws UnsupportedOperationException for processes, which have one version
     */
    void upgrade(String service);

    /** What was started. */
    interface Running {

        /** Whether it has not ended. */
        boolean isAlive();

        /** SIGTERM; says whether it ended within the grace period. */
        boolean stop(Duration grace);

        /** {@code kill -9}; returns when it is gone. */
        void kill();
    }
}
