package dev.stillwatch.lab.simulate.automated;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.people.Person;
import dev.stillwatch.lab.simulate.traffic.Actor;
import dev.stillwatch.lab.simulate.traffic.Edge;
import dev.stillwatch.lab.simulate.traffic.World;
import dev.stillwatch.lab.simulate.world.ClientKit;
import dev.stillwatch.lab.simulate.world.ClientKits;
import dev.stillwatch.lab.simulate.world.Network;
import dev.stillwatch.lab.simulate.world.Route;
import dev.stillwatch.lab.truth.TruthRow;
import java.util.ArrayList;
import java.util.List;

/** The people of one company, each with an account, all behind one address and a gateway that ends their TLS. */
record Gateway() implements Group {
    /** How many makes of gateways there are: other companies have the same. */
    private static final int PRODUCTS = 4;

    @Override
    public List<Actor> actors(World world, String kind, int accounts, Dice dice) {
        Organisation company = Organisation.of(world, Network.Kind.BUSINESS, true, dice.of("organisation"));
        Route egress = company.host(dice.of("egress"));
        String product = "gateway-" + dice.of("product").below(PRODUCTS);
        List<Actor> actors = new ArrayList<>();
        for (int i = 0; i < accounts; i++) {
            Dice own = dice.of("person", i);
            ClientKit kit = (own.chance(0.6) ? ClientKits.browser(own) : ClientKits.sdk(own)).behind(product, product);
            Edge desk = (at, session) -> kit.by(egress);
            Person person = Person.of(world, company.place(), company.signedUp(), own.of("household"), own)
                    .from(desk)
                    .registered(company.member(i, 1, own.of("member")));
            actors.add(person.actor(TruthRow.automated(person.registration().accountId(), kind, "")));
        }
        return actors;
    }
}
