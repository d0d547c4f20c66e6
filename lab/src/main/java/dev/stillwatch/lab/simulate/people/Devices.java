package dev.stillwatch.lab.simulate.people;

import dev.stillwatch.ingest.v1.Client;
import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.chance.Mix;
import dev.stillwatch.lab.simulate.traffic.Edge;
import dev.stillwatch.lab.simulate.traffic.Schedule;
import dev.stillwatch.lab.simulate.world.ClientKit;
import dev.stillwatch.lab.simulate.world.ClientKits;
import dev.stillwatch.lab.simulate.world.Network;
import dev.stillwatch.lab.simulate.world.Networks;
import dev.stillwatch.lab.simulate.world.Place;
import dev.stillwatch.lab.simulate.world.Route;
import org.jspecify.annotations.Nullable;

/**
 * A person's one or two devices at home and on the way. At home the address is the line's own and changes now and then; on the
 * way it is one of a few that the carrier's customers share (carrier-grade NAT).
 *
 * @param main the device of most sessions
 * @param phone the second device; null: none
 * @param phoneShare share of sessions on it, 0 to 1
 * @param home the line at home
 * @param mobile the carrier
 * @param sharedAddresses how many addresses the carrier's customers share
 * @param renewDays after so many days the line at home has a new address
 */
public record Devices(
        ClientKit main,
        @Nullable ClientKit phone,
        double phoneShare,
        Network home,
        Network mobile,
        int sharedAddresses,
        int renewDays,
        long seed)
        implements Edge {
    /** The devices of someone in this place. */
    public static Devices of(Place place, ClientKit main, int sharedAddresses, Dice dice) {
        return new Devices(
                main,
                dice.chance(0.6) ? ClientKits.phone(dice) : null,
                dice.between(0.1, 0.7),
                Networks.of(Network.Kind.RESIDENTIAL, place.country(), dice),
                Networks.of(Network.Kind.MOBILE, place.country(), dice),
                sharedAddresses,
                dice.chance(0.4) ? dice.between(1, 5) : dice.between(20, 200),
                dice.bits());
    }

    @Override
    public Client client(long at, Dice dice) {
        if (phone != null && dice.chance(phoneShare)) {
            return phone.by(dice.chance(0.6) ? shared(dice) : line(at));
        }
        return main.by(dice.chance(0.06) ? shared(dice) : line(at));
    }

    /** The line's address at this moment. */
    public Route line(long at) {
        long lease = Math.floorDiv(at / Schedule.DAY + Math.floorMod(seed, renewDays), renewDays);
        return home.route(new Dice(Mix.mix(seed, lease)));
    }

    private Route shared(Dice dice) {
        return mobile.route(new Dice(Mix.mix(Mix.mix(0x434E4154L, mobile.asn()), dice.below(sharedAddresses))));
    }
}
