package dev.stillwatch.lab.simulate.automated;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.people.Mixed;
import dev.stillwatch.lab.simulate.people.Person;
import dev.stillwatch.lab.simulate.traffic.Actor;
import dev.stillwatch.lab.simulate.traffic.Author;
import dev.stillwatch.lab.simulate.traffic.World;
import dev.stillwatch.lab.simulate.world.Place;
import dev.stillwatch.lab.truth.TruthRow;
import java.util.ArrayList;
import java.util.List;

/**
 * People who know nothing of one another and yet write the same, because what they write is public.
 *
 * @param scope what they have in common: a scope of the grammar {@code machines}
 * @param variants how many versions of it are about
 * @param share share of their sessions that have it, 0 to 1
 */
record Strangers(String scope, int variants, double share) implements Group {
    @Override
    public List<Actor> actors(World world, String kind, int accounts, Dice dice) {
        List<Author> versions = new ArrayList<>();
        for (int i = 0; i < variants; i++) {
            versions.add(new Programme(scope, "", dice.of("version", i)));
        }
        List<Actor> actors = new ArrayList<>();
        for (int i = 0; i < accounts; i++) {
            Dice own = dice.of("person", i);
            long signedUp = Person.signedUp(world, 0.1, own.of("since"));
            Person person = Person.of(world, Place.any(own.of("place")), signedUp, own.of("household"), own);
            Author common = own.of("version").pick(versions);
            Person stranger = person.writing(new Mixed(person.author(), common, share));
            actors.add(stranger.actor(TruthRow.automated(person.registration().accountId(), kind, "")));
        }
        return actors;
    }
}
