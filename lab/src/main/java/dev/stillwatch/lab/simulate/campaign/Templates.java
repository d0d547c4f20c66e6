package dev.stillwatch.lab.simulate.campaign;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.traffic.World;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Which prompt families a campaign harvests with, and whether the frame around its tasks is always the same. */
final class Templates {
    private static final int FAMILIES = 2;
    private static final int WINNERS = 3;

    private final CampaignPlan plan;
    private final World world;

    Templates(CampaignPlan plan, World world) {
        this.plan = plan;
        this.world = world;
    }

    /** What the campaign harvests with; follows from the dice. */
    List<Harvest> harvests(Dice dice) {
        return switch (plan.playbook()) {
            case PROBE_LAB ->
                IntStream.range(0, WINNERS)
                        .mapToObj(i -> probe(world, dice.of("winner", i)))
                        .toList();
            case FARM, FAIL_OVER -> harvests(true, dice);
            case LOW_AND_SLOW, RESELLER, RELAY, HANDLE_REPLAY, RELEASE_PIVOT, ADAPTIVE -> harvests(false, dice);
        };
    }

    /** One technique of making the model write out its reasoning, as a fixed frame; another one for each seed of the dice. */
    static Harvest probe(World world, Dice dice) {
        return new Harvest(world.evaluation() ? "pry" : "probe", true, dice);
    }

    /** A campaign's way of having reasoning that is held only by a handle turned into text. */
    static Harvest unseal(World world, Dice campaign) {
        return new Harvest(world.evaluation() ? "thaw" : "unseal", false, campaign);
    }

    private List<Harvest> harvests(boolean fixed, Dice dice) {
        List<String> names = new ArrayList<>(plan.families());
        if (names.isEmpty() && plan.playbook() == Playbook.RELEASE_PIVOT) {
            names.addAll(world.evaluation() ? List.of("stepwise", "principles") : List.of("rubric", "trajectory"));
        }
        List<String> all = new ArrayList<>(Harvest.families(world.evaluation()));
        for (int i = 0; names.size() < FAMILIES && plan.families().isEmpty(); i++) {
            names.add(all.remove(dice.of("family", i).below(all.size())));
        }
        return names.stream().map(name -> new Harvest(name, fixed, dice)).toList();
    }
}
