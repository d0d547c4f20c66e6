package dev.stillwatch.lab.simulate;

import dev.stillwatch.lab.simulate.campaign.AdaptiveAdversary;
import dev.stillwatch.lab.simulate.campaign.Adversary;
import dev.stillwatch.lab.simulate.campaign.CampaignCast;
import dev.stillwatch.lab.simulate.campaign.CampaignPlan;
import dev.stillwatch.lab.simulate.campaign.Playbook;
import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.chance.Mix;
import dev.stillwatch.lab.simulate.people.Person;
import dev.stillwatch.lab.simulate.traffic.Actor;
import dev.stillwatch.lab.simulate.traffic.World;
import dev.stillwatch.lab.simulate.world.Place;
import dev.stillwatch.lab.truth.TruthRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Who takes part in a scenario: those whose ways are settled beforehand, and those who adapt. */
final class Cast {
    private static final double ONE_HOME = 0.05;

    private final World world;
    private final Dice all;
    private final List<Actor> settled = new ArrayList<>();
    private final List<Adversary> adversaries = new ArrayList<>();

    Cast(Scenario scenario, World world) {
        this.world = world;
        this.all = new Dice(Mix.mix(scenario.seed(), scenario.name()));
        for (int i = 0; i < scenario.populations().size(); i++) {
            add(scenario.populations().get(i), all.of("population", i));
        }
    }

    /** Those whose ways are settled beforehand. */
    List<Actor> settled() {
        return List.copyOf(settled);
    }

    /** Those who adapt, not yet begun. */
    List<Adversary> adversaries() {
        return List.copyOf(adversaries);
    }

    /** Chance for whatever is assumed of a provider that is not there. */
    Dice assumptions() {
        return all.of("assumptions");
    }

    private void add(Population population, Dice dice) {
        switch (population) {
            case Population.People people -> people(people, dice);
            case Population.Automated automated -> {
                for (int group = 0; group < automated.groups(); group++) {
                    settled.addAll(automated.kind().actors(world, automated.accounts(), dice.of("group", group)));
                }
            }
            case Population.Campaign campaign -> campaign(campaign.plan(), dice);
            case Population.Launch launch -> {
                // Played as a release event.
            }
        }
    }

    private void campaign(CampaignPlan plan, Dice dice) {
        Dice operator = all.of("operator " + plan.hands().operator());
        if (plan.playbook() == Playbook.ADAPTIVE) {
            adversaries.add(new AdaptiveAdversary(plan, world, dice, operator));
        } else {
            settled.addAll(new CampaignCast(plan, world, dice, operator).actors());
        }
    }

    private void people(Population.People people, Dice dice) {
        Dice household = dice;
        Place place = Place.any(dice.of("place", -1));
        for (int i = 0; i < people.count(); i++) {
            Dice own = dice.of("person", i);
            if (i == 0 || !own.of("home").chance(ONE_HOME)) {
                household = own.of("household");
                place = Place.any(own.of("place"));
            }
            settled.add(person(people, place, household, own));
        }
    }

    private Actor person(Population.People people, Place place, Dice household, Dice own) {
        long signedUp = Person.signedUp(world, people.newShare(), own.of("since"));
        Supplier<Person> person = () -> Person.of(world, place, signedUp, people.activity(), household, own);
        Person now = person.get();
        String subkind = signedUp >= world.window().start() ? "new" : "";
        TruthRow truth = TruthRow.human(now.registration().accountId(), subkind);
        return Actor.of(truth, now.life(), () -> person.get().life());
    }
}
