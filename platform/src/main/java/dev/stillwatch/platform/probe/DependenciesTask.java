package dev.stillwatch.platform.probe;

import dev.stillwatch.platform.kafka.TopicCreator;
import dev.stillwatch.platform.redis.Redis;
import dev.stillwatch.platform.service.Task;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks as a service would at its start: are the topics there, and does Redis answer? */
@Singleton
final class DependenciesTask implements Task {

    private static final Logger LOG = LoggerFactory.getLogger(DependenciesTask.class);

    private final BeanProvider<TopicCreator> topics;
    private final BeanProvider<Redis> redis;

    /** Providers: a task that is not asked for connects to nothing. */
    DependenciesTask(BeanProvider<TopicCreator> topics, BeanProvider<Redis> redis) {
        this.topics = topics;
        this.redis = redis;
    }

    @Override
    public String name() {
        return "dependencies";
    }

    @Override
    public void run() {
        topics.get().requireAll();
        Redis store = redis.get();
        LOG.info("Redis says {}", store.await(store.commands().ping()));
    }
}
