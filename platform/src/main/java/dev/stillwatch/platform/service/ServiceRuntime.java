package dev.stillwatch.platform.service;

import dev.stillwatch.platform.config.Settings;
import dev.stillwatch.platform.grpc.GrpcServer;
import dev.stillwatch.platform.kafka.TopicCreator;
import io.grpc.ServerServiceDefinition;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running service: a Micronaut context with the beans of that service and of the platform. In a cluster it is the process; in
 * standalone five of them share one. A service's beans are told apart by the {@code @Configuration} on its root package, which
 * requires {@code stillwatch.service} to be its name.
 */
public final class ServiceRuntime implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceRuntime.class);
    private static final Duration READY_CHECK = Duration.ofMillis(50);

    private final String service;
    private final ApplicationContext context;
    private final List<Part> started = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private ServiceRuntime(String service, ApplicationContext context) {
        this.service = service;
        this.context = context;
    }

    /**
     * Starts a service and returns when it is ready or when it was closed meanwhile.
     *
     * @param service its name, such as {@code ingest-service}
     * @param properties settings that come before those of the environment and of files
     * @throws IllegalStateException when settings are unknown or what the service needs is not there
     */
    public static ServiceRuntime start(String service, Map<String, Object> properties) {
        var runtime = new ServiceRuntime(service, context(service, properties));
        try {
            runtime.run();
        } catch (RuntimeException | Error e) {
            runtime.close();
            throw e;
        }
        return runtime;
    }

    private static ApplicationContext context(String service, Map<String, Object> properties) {
        var all = new HashMap<String, Object>(properties);
        all.put(Settings.SERVICE, service);
        return ApplicationContext.builder()
                .properties(all)
                .banner(false)
                .deduceEnvironment(false)
                .start();
    }

    /**
     * The main method of every service: runs until the process is told to end, or does the one task that {@code STILLWATCH_TASK_NAME} names and ends.
     *
     * @throws Exception when the service can't start or the task can't be done
     */
    public static void main(String service) throws Exception {
        String task = System.getenv(TaskConfiguration.VARIABLE);
        if (task != null && !task.isBlank()) {
            perform(task, Map.of());
            return;
        }
        ServiceRuntime runtime = start(service, Map.of());
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(runtime::close));
        try {
            runtime.closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Does one task. Nothing of the service whose program it is is there: tasks need less than it, and less has to be configured.
     *
     * @throws Exception when it could not be done
     */
    public static void perform(String name, Map<String, Object> properties) throws Exception {
        try (ApplicationContext context = context("task", properties)) {
            Settings.refuseUnknown(context);
            Map<String, Task> tasks = context.getBeansOfType(Task.class).stream()
                    .collect(Collectors.toMap(Task::name, task -> task, (one, other) -> one, TreeMap::new));
            Task task = tasks.get(name);
            if (task == null) {
                throw new IllegalStateException(TaskConfiguration.VARIABLE + " is " + name + "; there are "
                        + String.join(", ", tasks.keySet()));
            }
            task.run();
            LOG.info("The task {} is done", name);
        }
    }

    private void run() {
        Settings.refuseUnknown(context);
        Settings.effective(context).forEach((key, value) -> LOG.info("{} {} = {}", service, key, value));
        context.getBean(TopicCreator.class).ensure(service);
        for (Part part : context.getBeansOfType(Part.class)) {
            started.add(part);
            part.start();
        }
        GrpcServer grpc = context.getBean(GrpcServer.class);
        grpc.start();
        awaitParts();
        grpc.ready();
        LOG.info("{} is ready", service);
    }

    private void awaitParts() {
        try {
            while (!started.stream().allMatch(Part::ready)) {
                if (closed.await(READY_CHECK.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A bean of this service, for standalone and tests. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The port its gRPC server listens on. */
    public int grpcPort() {
        return context.getBean(GrpcServer.class).port();
    }

    /** Its gRPC services, for a server that offers those of several. */
    public List<ServerServiceDefinition> grpcServices() {
        return context.getBean(GrpcServer.class).services();
    }

    /** Drains gRPC, ends the parts in reverse order, and closes everything. Again does nothing. */
    @Override
    public synchronized void close() {
        if (closed.getCount() == 0) {
            return;
        }
        closed.countDown();
        if (context.containsBean(GrpcServer.class)) {
            context.getBean(GrpcServer.class).close();
        }
        for (Part part : started.reversed()) {
            try {
                part.stop();
            } catch (RuntimeException e) {
                LOG.warn("{} did not stop cleanly", part.getClass().getSimpleName(), e);
            }
        }
        context.close();
        LOG.info("{} has stopped", service);
    }
}
