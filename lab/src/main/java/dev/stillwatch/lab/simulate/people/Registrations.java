package dev.stillwatch.lab.simulate.people;

import dev.stillwatch.ingest.v1.Client;
import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.traffic.World;
import dev.stillwatch.lab.simulate.world.Emails;
import dev.stillwatch.lab.simulate.world.Ids;
import dev.stillwatch.lab.simulate.world.Place;
import dev.stillwatch.lab.simulate.world.Registration;
import dev.stillwatch.lab.simulate.world.Words;
import java.util.List;

/** How people register. */
public final class Registrations {
    private static final int PEOPLE_PER_REFERRAL = 25;

    private Registrations() {}

    /** The registration of somebody who lives in this place; {@code program}: who calls by API key; {@code pays}: who has a means of payment. */
    public static Registration of(
            World world,
            Place place,
            long signedUp,
            boolean program,
            boolean pays,
            Client client,
            Dice household,
            Dice dice) {
        double known = dice.unit();
        return new Registration(
                Ids.of("acct", dice.bits()),
                "",
                signedUp,
                email(place, dice),
                dice.chance(0.35) ? phone(dice) : "",
                pays ? "card_" + Ids.hex(household.of("card").seed(), 24) : "",
                dice.chance(0.9) ? Ids.hex(household.of("device").seed(), 32) : "",
                known < 0.03 ? "IDENTITY" : known < 0.3 ? "PHONE" : pays ? "PAYMENT" : "EMAIL",
                !pays ? "" : program ? "pay-as-you-go" : dice.chance(0.8) ? "plus" : "pro",
                dice.chance(0.02) ? dice.pick(List.of("education", "research", "startup")) : "",
                dice.chance(0.12) ? referral(world, dice) : "",
                program ? List.of(Ids.of("key", dice.bits())) : List.of(),
                client);
    }

    private static String email(Place place, Dice dice) {
        double kind = dice.unit();
        if (kind < 0.05) {
            return Emails.at(Words.domain(dice), place.language(), dice);
        }
        return kind < 0.06
                ? Emails.at(Emails.disposableHost(dice), place.language(), dice)
                : Emails.personal(place.language(), dice);
    }

    /** A telephone number; the digits after the country code are made up. */
    private static String phone(Dice dice) {
        return "+" + dice.pick(List.of("1", "44", "49", "33", "34", "91", "81", "55", "86", "7"))
                + dice.between(200, 999) + dice.between(1_000_000, 9_999_999);
    }

    /** A referral code; a few are known to many. */
    private static String referral(World world, Dice dice) {
        int codes = 3 + world.people() / PEOPLE_PER_REFERRAL;
        int code = (int) Math.min(codes - 1, dice.exponential(codes / 4.0));
        return Ids.hex(code + 7_000L, 8);
    }
}
