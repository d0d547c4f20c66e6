package dev.stillwatch.lab.simulate.campaign;

import dev.stillwatch.lab.simulate.chance.Dice;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which identifiers the accounts of a campaign have in common, and how much. Operators are careful in different ways: what one
 * keeps apart, another does not think of.
 *
 * @param kinds what is shared at all
 * @param share share of the accounts that are careless about a shared kind, 0 to 1
 * @param perCard accounts to one card
 * @param perDevice accounts to one device
 * @param perPrefix accounts to one /24
 */
record Sharing(Set<Kind> kinds, double share, int perCard, int perDevice, int perPrefix) {
    /** What may be shared. */
    enum Kind {
        CARD,
        DEVICE,
        MAIL,
        PREFIX,
        REFERRAL,
        BUILD
    }

    /** What the operator of a campaign with this playbook shares. */
    static Sharing of(Playbook playbook, Dice dice) {
        return switch (playbook) {
            case FARM, FAIL_OVER, HANDLE_REPLAY, PROBE_LAB, RELEASE_PIVOT ->
                some(3 + dice.below(2), List.of(Kind.values()), dice.between(0.6, 0.95), dice);
            case LOW_AND_SLOW, ADAPTIVE ->
                some(
                        2 + dice.below(2),
                        List.of(Kind.DEVICE, Kind.MAIL, Kind.REFERRAL, Kind.BUILD),
                        dice.between(0.45, 0.8),
                        dice);
            case RESELLER ->
                some(3, List.of(Kind.CARD, Kind.MAIL, Kind.PREFIX, Kind.BUILD), dice.between(0.5, 0.9), dice);
            case RELAY ->
                some(
                        2 + dice.below(2),
                        List.of(Kind.CARD, Kind.PREFIX, Kind.BUILD, Kind.REFERRAL),
                        dice.between(0.5, 0.9),
                        dice);
        };
    }

    private static Sharing some(int count, List<Kind> from, double share, Dice dice) {
        List<Kind> left = new ArrayList<>(from);
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        while (kinds.size() < count) {
            kinds.add(left.remove(dice.below(left.size())));
        }
        return new Sharing(kinds, share, dice.between(3, 8), dice.between(2, 6), dice.between(3, 10));
    }

    /** Whether this account shares this kind. */
    boolean applies(Kind kind, Dice account) {
        return kinds.contains(kind) && account.of(kind.name()).chance(share);
    }
}
