package dev.stillwatch.scoring.signal;

import dev.stillwatch.linking.v1.Link;
import dev.stillwatch.linking.v1.LinkKind;
import dev.stillwatch.platform.links.LinkShares;
import java.util.List;
import java.util.Set;

/**
 * How a cohort is held together. A household or a firm shares a network, a mail domain and a card; a campaign's accounts look like strangers and share
 * what generates their prompts. The cohort test must not see this, for it is what made the cohort; the score may.
 *
 * @param links the evidence that links the members now
 * @param members how many there are
 * @param loose whether they only share something weak and are not called one hand
 */
public record Bonds(List<Link> links, int members, boolean loose) {

    private static final Bonds NONE = new Bonds(List.of(), 0);

    /** What the people of one house, firm or course share: a course gives out a code to sign up with. */
    private static final Set<LinkKind> OF_ONE_HOUSE = Set.of(
            LinkKind.LINK_KIND_EMAIL_DOMAIN,
            LinkKind.LINK_KIND_IP,
            LinkKind.LINK_KIND_PREFIX,
            LinkKind.LINK_KIND_PAYMENT,
            LinkKind.LINK_KIND_DEVICE,
            LinkKind.LINK_KIND_REFERRAL);

    /** Copies the links. */
    public Bonds {
        links = List.copyOf(links);
    }

    /** What holds together accounts that are called one hand. */
    public Bonds(List<Link> links, int members) {
        this(links, members, false);
    }

    /** Nothing holds anything together. */
    public static Bonds none() {
        return NONE;
    }

    /** Distinct values of a kind that members share. */
    int values(LinkKind kind) {
        return links.stream()
                .filter(link -> link.getKind() == kind)
                .mapToInt(Link::getValues)
                .sum();
    }

    /** Share of the members that share a value of a kind, 0 to 1. */
    double share(LinkKind kind) {
        int accounts = links.stream()
                .filter(link -> link.getKind() == kind)
                .mapToInt(Link::getAccounts)
                .max()
                .orElse(0);
        return members == 0 ? 0 : Math.min(1, (double) accounts / members);
    }

    /** The greatest share of the members that share something which does not come with a prompt or the program that asks it. */
    public double beyondSoftware() {
        return LinkShares.beyondSoftware(links, members);
    }

    /**
     * How likely the cohort is a campaign before it is tested, against sixteen or more that look like strangers: 1 for those, a tenth for one house, in
     * proportion for fewer (households and small firms are many, campaigns run accounts by the dozen to the thousand), and a fifth of that where
     * they are not called one hand. It weighs the test's evidence and does not see it.
     */
    public double likelihood() {
        return (1 - 0.9 * oneHouse()) * Math.clamp(members / 16.0, 1 / 16.0, 1) * (loose ? 0.2 : 1);
    }

    /**
     * How far the members look like one house or firm, 0 to 1: the second best of the kinds of which nearly all share one single value. Two must
     * agree, for one alone is what a relay's exit or a mill of addresses has too.
     */
    double oneHouse() {
        double[] rising = OF_ONE_HOUSE.stream()
                .mapToDouble(kind -> values(kind) == 1 ? Figures.ramp(share(kind), 0.5, 0.9) : 0)
                .sorted()
                .toArray();
        return rising[rising.length - 2];
    }
}
