package dev.stillwatch.cluster;

import dev.stillwatch.lab.replay.ReplayWriter;
import dev.stillwatch.lab.simulate.Population;
import dev.stillwatch.lab.simulate.Scenario;
import dev.stillwatch.lab.simulate.Simulation;
import dev.stillwatch.lab.simulate.campaign.CampaignPlan;
import dev.stillwatch.lab.simulate.campaign.Playbook;
import dev.stillwatch.lab.simulate.campaign.Rates;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A day of thirty people, a farm and a campaign that replays reasoning handles: small, and still something of every kind is found in it. Handles that
 * somebody else presents need no crowd to be told from, so there are actions.
 */
final class Recording {

    private static final Instant START = Instant.parse("2026-09-07T00:00:00Z");

    private Recording() {}

    static void write(Path file) throws IOException {
        var scenario = new Scenario(
                "cluster",
                1,
                START,
                1,
                List.of(
                        new Population.People(30, 0.1),
                        new Population.Campaign(CampaignPlan.of("farm-1", Playbook.FARM, 8)
                                .withRates(new Rates(60, 100))
                                .withFamilies("trace", "instruct")
                                .startingOn(0.1, 0.2)),
                        new Population.Campaign(CampaignPlan.of("handle-1", Playbook.HANDLE_REPLAY, 8)
                                .withRates(new Rates(40, 60))
                                .startingOn(0.1, 0.2))));
        try (ReplayWriter writer = ReplayWriter.create(file)) {
            var events = Simulation.of(scenario).events();
            while (events.hasNext()) {
                writer.write(events.next());
            }
        }
    }
}
