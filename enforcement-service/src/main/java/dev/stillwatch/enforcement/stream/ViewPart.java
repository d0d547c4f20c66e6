package dev.stillwatch.enforcement.stream;

import dev.stillwatch.enforcement.EnforcementService;
import dev.stillwatch.enforcement.state.ActionReader;
import dev.stillwatch.enforcement.state.ActionView;
import dev.stillwatch.enforcement.state.AppealView;
import dev.stillwatch.enforcement.state.CampaignView;
import dev.stillwatch.enforcement.state.Dependencies;
import dev.stillwatch.enforcement.state.GuardView;
import dev.stillwatch.enforcement.state.LabelView;
import dev.stillwatch.enforcement.state.PolicyView;
import dev.stillwatch.enforcement.state.Progress;
import dev.stillwatch.platform.kafka.KafkaClients;
import dev.stillwatch.platform.kafka.PollLoop;
import dev.stillwatch.platform.service.Part;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Keeps this replica's views of actions, cases and policies up to date. Ready when they hold what there was at the start. */
@Singleton
public final class ViewPart implements Part {

    private final KafkaClients clients;
    private final Topics topics;
    private final ViewFeed feed;
    private final PolicyView policies;
    private final Progress progress;
    private final Dependencies dependencies;
    private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
    private @Nullable PollLoop loop;

    ViewPart(
            KafkaClients clients,
            ActionView actions,
            CampaignView campaigns,
            AppealView appeals,
            LabelView labels,
            PolicyView policies,
            GuardView guards,
            Progress progress,
            Dependencies dependencies) {
        this.clients = clients;
        this.topics = new Topics(clients.configuration(), EnforcementService.NAME);
        this.feed = new ViewFeed(
                topics, actions, new ActionReader(), campaigns, appeals, labels, policies, guards, progress);
        this.policies = policies;
        this.progress = progress;
        this.dependencies = dependencies;
    }

    @Override
    public void start() {
        loop = PollLoop.start(
                "enforcement-views",
                () -> new ViewSession(
                        clients.promptReader("enforcement-views"), topics, positions, feed, progress, dependencies));
    }

    @Override
    public void stop() {
        if (loop != null) {
            loop.close();
        }
    }

    @Override
    public boolean ready() {
        return progress.isCaughtUp() && policies.inForce().isPresent();
    }
}
