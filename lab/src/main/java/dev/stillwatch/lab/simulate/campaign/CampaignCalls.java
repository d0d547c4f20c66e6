package dev.stillwatch.lab.simulate.campaign;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.people.Calls;
import dev.stillwatch.lab.simulate.traffic.Sampling;
import dev.stillwatch.lab.simulate.traffic.Schedule;
import dev.stillwatch.lab.simulate.traffic.World;
import dev.stillwatch.lab.simulate.world.Models;

/** Which models the accounts of a campaign call, and what they do when a new one comes out. */
final class CampaignCalls {
    /** Half of the traffic was reported to have moved within a day. */
    private static final double PIVOT_SHARE = 0.5;

    private static final double PIVOT_DAYS = 0.4;

    private final Playbook playbook;
    private final World world;
    private final Dice campaign;

    CampaignCalls(Playbook playbook, World world, Dice campaign) {
        this.playbook = playbook;
        this.world = world;
        this.campaign = campaign;
    }

    /** How one account calls; {@code program}: by API key. */
    Sampling of(boolean program, Dice dice) {
        boolean afterReasoning = playbook == Playbook.HANDLE_REPLAY || playbook == Playbook.PROBE_LAB;
        String model = afterReasoning ? Models.reasoner() : Models.strong(campaign.of("model"));
        Calls calls = program ? Calls.program(model, dice) : Calls.app(model, dice);
        if (world.newModel().isEmpty()) {
            return calls;
        }
        if (playbook == Playbook.RELEASE_PIVOT) {
            long from = world.newModelFrom() + days(dice.of("adopts").between(0, PIVOT_DAYS));
            return calls.thenWith(world.newModel(), from, PIVOT_SHARE);
        }
        double after = campaign.of("adopts").exponential(2) + dice.of("adopts").between(0, 1.0);
        return campaign.of("curious").chance(0.5)
                ? calls.thenWith(world.newModel(), world.newModelFrom() + days(after))
                : calls;
    }

    private static long days(double count) {
        return (long) (count * Schedule.DAY);
    }
}
