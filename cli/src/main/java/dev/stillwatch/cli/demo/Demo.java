package dev.stillwatch.cli.demo;

import dev.stillwatch.cli.Version;
import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.cli.replay.Export;
import dev.stillwatch.cli.replay.Pages;
import dev.stillwatch.cli.replay.Replay;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.lab.findings.Findings;
import dev.stillwatch.lab.simulate.Scenario;
import dev.stillwatch.lab.simulate.Simulation;
import dev.stillwatch.lab.truth.Truth;
import dev.stillwatch.lab.truth.TruthRow;
import dev.stillwatch.linking.v1.Cohort;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The story from traffic to a shared indicator. */
public final class Demo {

    private final PlatformClient platform;
    private final Clock clock;
    private final PrintWriter out;
    private final Consumer<String> complaints;

    /** A demo on a running, empty platform. */
    public Demo(PlatformClient platform, Clock clock, PrintWriter out, Consumer<String> complaints) {
        this.platform = platform;
        this.clock = clock;
        this.out = out;
        this.complaints = complaints;
    }

    /** Plays a scenario and tells what came of it; returns the findings. */
    public Findings play(Scenario scenario, Consumer<Replay.Progress> progress)
            throws IOException, InterruptedException {
        Simulation simulation = Simulation.of(scenario);
        Truth truth = simulation.truth();
        long attackers =
                truth.rows().values().stream().filter(TruthRow::isAttacker).count();
        out.printf(
                Locale.ROOT,
                "%d days of a provider's traffic: %d people, %d accounts of lawful automation, and %d accounts of %d hidden campaigns%n",
                scenario.days(),
                truth.rows().values().stream()
                        .filter(r -> r.kind().equals(TruthRow.HUMAN))
                        .count(),
                truth.rows().values().stream()
                        .filter(r -> r.kind().startsWith(TruthRow.AUTOMATED))
                        .count(),
                attackers,
                truth.rows().values().stream()
                        .filter(TruthRow::isAttacker)
                        .map(TruthRow::campaignId)
                        .distinct()
                        .count());
        out.flush();
        Replay.Outcome outcome;
        try (var events = new SimulatedEvents(simulation.events())) {
            outcome = new Replay(platform, clock, complaints, progress).run(events);
        }
        Findings findings = new Export(platform).read(outcome, Version.current());
        out.printf(
                Locale.ROOT,
                "%,d events went through the public gRPC API; all was decided %.1f s after the first was sent (%,.0f exchanges/s)%n",
                outcome.events(),
                findings.summary().wallSeconds(),
                findings.summary().exchangesPerSecond());
        List<Campaign> campaigns = tellCampaigns(truth);
        TruthTable.print(out, findings, truth);
        var sharing = new Sharing(platform, clock);
        sharing.confirm(campaigns);
        sharing.tell(out, campaigns.size());
        out.flush();
        return findings;
    }

    private List<Campaign> tellCampaigns(Truth truth) {
        var pages = new Pages(platform);
        // A case that was merged into another is told there.
        List<Campaign> campaigns = pages.campaigns().stream()
                .filter(campaign -> campaign.getMergedInto().isEmpty())
                .toList();
        Map<String, Cohort> cohorts =
                pages.cohorts().stream().collect(Collectors.toMap(Cohort::getCohortId, Function.identity()));
        Map<String, List<Action>> actions =
                pages.actions().stream().collect(Collectors.groupingBy(Action::getCampaignId));
        for (Campaign campaign : campaigns) {
            new CampaignStory(
                            campaign,
                            cohorts.getOrDefault(campaign.getCohortId(), Cohort.getDefaultInstance()),
                            actions.getOrDefault(campaign.getCampaignId(), List.of()))
                    .tell(out, truth);
        }
        if (campaigns.isEmpty()) {
            out.println("No campaign was found.");
        }
        out.flush();
        return campaigns;
    }
}
