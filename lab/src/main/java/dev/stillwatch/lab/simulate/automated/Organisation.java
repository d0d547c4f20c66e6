package dev.stillwatch.lab.simulate.automated;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.traffic.Edge;
import dev.stillwatch.lab.simulate.traffic.Schedule;
import dev.stillwatch.lab.simulate.traffic.World;
import dev.stillwatch.lab.simulate.world.ClientKit;
import dev.stillwatch.lab.simulate.world.ClientKits;
import dev.stillwatch.lab.simulate.world.Emails;
import dev.stillwatch.lab.simulate.world.Ids;
import dev.stillwatch.lab.simulate.world.Network;
import dev.stillwatch.lab.simulate.world.Networks;
import dev.stillwatch.lab.simulate.world.Place;
import dev.stillwatch.lab.simulate.world.Registration;
import dev.stillwatch.lab.simulate.world.Route;
import dev.stillwatch.lab.simulate.world.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * A company or institute with several accounts.
 *
 * @param id organisation id
 * @param name what it is called
 * @param domain its domain
 * @param place where it is
 * @param base an address of its servers
 * @param kit what its programs are built with
 * @param signedUp when it came, milliseconds since 1970
 * @param verified whether the provider knows who it is
 */
public record Organisation(
        String id,
        String name,
        String domain,
        Place place,
        Route base,
        ClientKit kit,
        long signedUp,
        boolean verified) {
    /** An organisation of this kind of network, all of whose traits follow from the dice. */
    public static Organisation of(World world, Network.Kind network, boolean verified, Dice dice) {
        Place place = Place.any(dice.of("place"));
        String name = Words.word(dice.of("name"));
        return new Organisation(
                Ids.of("org", dice.bits()),
                name,
                name + ".example",
                place,
                Networks.of(network, dice.of("network")).route(dice.of("address")),
                ClientKits.sdk(dice.of("kit")),
                world.window().at(-20 - dice.exponential(300)),
                verified);
    }

    /** An account of it; the first is there from the beginning, others come later. */
    public Registration member(int number, int keys, Dice dice) {
        List<String> credentials = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            credentials.add(Ids.of("key", dice.bits()));
        }
        Dice own = new Dice(id.hashCode());
        return new Registration(
                Ids.of("acct", dice.bits()),
                id,
                signedUp + (number == 0 ? 0 : (long) (dice.unit() * 15 * Schedule.DAY)),
                Emails.at(domain, place.language(), dice),
                "",
                "card_" + Ids.hex(own.of("card").seed(), 24),
                dice.chance(0.5) ? Ids.hex(dice.bits(), 32) : "",
                verified ? "ORGANISATION" : "PAYMENT",
                verified ? "enterprise" : "pay-as-you-go",
                "",
                "",
                credentials,
                kit.by(host(dice)));
    }

    /** One of its servers. */
    public Route host(Dice dice) {
        return Network.neighbour(base, dice);
    }

    /** Its servers, so many of them. */
    public Edge servers(int count, Dice dice) {
        List<Route> hosts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            hosts.add(host(dice));
        }
        return (at, session) -> kit.by(session.pick(hosts));
    }
}
