package dev.stillwatch.platform.probe;

import dev.stillwatch.platform.kafka.TopicCreator;
import dev.stillwatch.platform.service.Task;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;

/** Creates the topics that are missing. Those that are there stay as they are, so it may be done again at each upgrade. */
@Singleton
final class TopicsTask implements Task {

    private final BeanProvider<TopicCreator> topics;

    /** A provider: a task that is not asked for connects to nothing. */
    TopicsTask(BeanProvider<TopicCreator> topics) {
        this.topics = topics;
    }

    @Override
    public String name() {
        return "topics";
    }

    @Override
    public void run() {
        topics.get().createAll();
    }
}
