package dev.stillwatch.cluster;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Pods as containers of the images, as Kubernetes would run them: their user, a root that can't be written to, no capabilities, the memory limit
 * and the volumes are what the chart says. They are on the machine's own network, where each pod has its own loopback address.
 */
final class Containers implements Engine {

    private static final Duration END = Duration.ofSeconds(20);

    /** Under what name a service's image of the version before is kept. */
    private static final String PREVIOUS = "previous";

    private final Map<String, String> images;
    private final Map<String, String> previous = new ConcurrentHashMap<>();

    private Containers(Map<String, String> images) {
        this.images = images;
    }

    /** What is not there of what containers need; empty when nothing. */
    static String missing() {
        List<String> tars = Images.missing();
        if (!tars.isEmpty()) {
            return "images/build has made no image of " + String.join(", ", tars);
        }
        return DockerClientFactory.instance().isDockerAvailable() ? "" : "no Docker answers";
    }

    /** Gives Docker the images. */
    static Containers load() {
        DockerClient docker = DockerClientFactory.instance().client();
        var containers = new Containers(new HashMap<>());
        for (String service : Cluster.SERVICES) {
            // Both have one name, which the newer one gets last.
            Images.previous(service).ifPresent(tar -> {
                docker.tagImageCmd(load(docker, tar), "stillwatch-" + service, PREVIOUS)
                        .exec();
                containers.previous.put(service, "stillwatch-" + service + ":" + PREVIOUS);
            });
            containers.images.put(service, load(docker, Images.tar(service)));
        }
        return containers;
    }

    private static String load(DockerClient docker, Path tar) {
        try (var in = Files.newInputStream(tar)) {
            docker.loadImageCmd(in).exec();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Images.name(tar);
    }

    @Override
    public void upgrade(String service) {
        previous.remove(service);
    }

    @Override
    public boolean mounts() {
        return true;
    }

    @Override
    public Running start(PodSpec pod) {
        String image = previous.getOrDefault(pod.service(), images.get(pod.service()));
        var container = new GenericContainer<>(DockerImageName.parse(image))
                .withImagePullPolicy(name -> false)
                .withNetworkMode("host")
                .withEnv(pod.environment())
                .withCreateContainerCmdModifier(command -> asTheChartSays(command, pod))
                .withLogConsumer(frame -> append(pod, frame.getBytes()));
        container.start();
        return new Started(container);
    }

    private static void asTheChartSays(CreateContainerCmd command, PodSpec pod) {
        HostConfig host = command.getHostConfig();
        if (host == null) {
            throw new IllegalStateException("Testcontainers gives no host configuration");
        }
        host.withBinds(pod.files().mounts().entrySet().stream()
                        .map(mount ->
                                new Bind(mount.getValue().toAbsolutePath().toString(), new Volume(mount.getKey())))
                        .toList())
                .withMemory(pod.memoryBytes())
                .withReadonlyRootfs(Boolean.parseBoolean(pod.security("readOnlyRootFilesystem")))
                .withCapDrop(Capability.ALL);
        if (pod.security("allowPrivilegeEscalation").equals("false")) {
            host.withSecurityOpts(List.of("no-new-privileges"));
        }
        command.withUser(pod.security("runAsUser") + ":" + pod.security("runAsGroup"));
    }

    /** Testcontainers calls one after another. */
    private static void append(PodSpec pod, byte[] bytes) {
        try {
            Files.write(pod.log(), bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Started(GenericContainer<?> container) implements Running {

        @Override
        public boolean isAlive() {
            return container.isRunning();
        }

        @Override
        public boolean stop(Duration grace) {
            signal("SIGTERM");
            boolean ended = ends(grace);
            if (ended) {
                container.stop();
            }
            return ended;
        }

        @Override
        public void kill() {
            if (isAlive()) {
                signal("SIGKILL");
                if (!ends(END)) {
                    throw new IllegalStateException(container.getContainerId() + " does not end, even on kill -9");
                }
            }
            container.stop();
        }

        private void signal(String name) {
            container
                    .getDockerClient()
                    .killContainerCmd(container.getContainerId())
                    .withSignal(name)
                    .exec();
        }

        private boolean ends(Duration within) {
            try {
                container
                        .getDockerClient()
                        .waitContainerCmd(container.getContainerId())
                        .start()
                        .awaitStatusCode(within.toMillis(), TimeUnit.MILLISECONDS);
                return true;
            } catch (DockerClientException e) {
                return false;
            }
        }
    }
}
