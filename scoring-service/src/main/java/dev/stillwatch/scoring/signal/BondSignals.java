package dev.stillwatch.scoring.signal;

import static dev.stillwatch.scoring.signal.Figures.logRamp;
import static dev.stillwatch.scoring.signal.Figures.percent;
import static dev.stillwatch.scoring.signal.Figures.ramp;

import dev.stillwatch.linking.v1.LinkKind;

/** How a cohort is held together: as strangers with one generator, or as people of one house. Each is nothing for a single account. */
final class BondSignals {

    private BondSignals() {}

    /** Accounts that look like strangers share many forms of prompts. One popular form is shared by honest strangers too; a set of them is not. */
    static Observation sharedGenerator(Profile p) {
        Bonds bonds = p.bonds();
        int forms = bonds.values(LinkKind.LINK_KIND_TEMPLATE);
        double share = bonds.share(LinkKind.LINK_KIND_TEMPLATE);
        return new Observation(
                logRamp(forms, 2, 12) * ramp(share, 0.25, 0.75) * (1 - bonds.oneHouse()),
                forms + " forms of prompts are shared, by " + percent(share) + " of the accounts");
    }

    /** Accounts in groups around several cards and devices: a stock of identities. A house has one. */
    static Observation severalSources(Profile p) {
        Bonds bonds = p.bonds();
        int cards = bonds.values(LinkKind.LINK_KIND_PAYMENT);
        int devices = bonds.values(LinkKind.LINK_KIND_DEVICE);
        double share = Math.max(bonds.share(LinkKind.LINK_KIND_PAYMENT), bonds.share(LinkKind.LINK_KIND_DEVICE));
        return new Observation(
                logRamp((double) Math.max(cards, devices), 1, 5) * ramp(share, 0.2, 0.7) * (1 - bonds.oneHouse()),
                cards + " cards and " + devices + " devices are shared, by " + percent(share) + " of the accounts");
    }

    /** Strangers who all come with one system prompt or one set of tools: a wrapper stands between them and the model. */
    static Observation oneWrapper(Profile p) {
        Bonds bonds = p.bonds();
        double share = Math.max(bonds.share(LinkKind.LINK_KIND_SYSTEM_PROMPT), bonds.share(LinkKind.LINK_KIND_TOOLSET));
        return new Observation(
                ramp(share, 0.4, 0.9) * (1 - bonds.oneHouse()),
                percent(share) + " of the accounts come with a system prompt or a set of tools that others have too");
    }

    /** Strangers who signed up by one another's referral, or with addresses from a few domains or by one pattern: made in bulk. */
    static Observation bulkSignUp(Profile p) {
        Bonds bonds = p.bonds();
        double referred = bonds.share(LinkKind.LINK_KIND_REFERRAL);
        double mailed = Math.max(
                bonds.values(LinkKind.LINK_KIND_EMAIL_DOMAIN) > 1 ? bonds.share(LinkKind.LINK_KIND_EMAIL_DOMAIN) : 0,
                0.5 * bonds.share(LinkKind.LINK_KIND_EMAIL_PATTERN));
        return new Observation(
                ramp(Math.max(referred, mailed), 0.3, 0.8)
                        * (1 - bonds.oneHouse())
                        * (1 - CohortSignals.longStandingShare(p.activity())),
                percent(referred) + " of the accounts came by a referral that others came by too, " + percent(mailed)
                        + " by addresses made alike");
    }

    /** Clients of strangers that forge the same disguise in the same wrong way: installs of one relay. */
    static Observation oneRelay(Profile p) {
        Bonds bonds = p.bonds();
        double share = bonds.share(LinkKind.LINK_KIND_FORGED_CLIENT);
        return new Observation(
                ramp(share, 0.2, 0.7) * (1 - bonds.oneHouse()),
                percent(share) + " of the accounts use clients that forge the same disguise in the same way");
    }

    /** Accounts that share something weak only, such as a build of software that few use: speaks for the cohort. */
    static Observation looselyLinked(Profile p) {
        return p.bonds().loose()
                ? new Observation(1, "the accounts share too little to be called one hand")
                : Observation.none();
    }

    /**
     * They share prompts and the program that asks them, and hardly any shares anything else: speaks for the cohort. A public prompt that draws, or a framework's, makes its users alike and makes them draw at
     * once, so that they draw more than others says nothing new; every campaign reported had some card, address or registration twice.
     */
    static Observation promptsAlone(Profile p) {
        Bonds bonds = p.bonds();
        double share = bonds.beyondSoftware();
        return bonds.members() == 0
                ? Observation.none()
                : new Observation(
                        1 - ramp(share, 0.05, 0.2),
                        percent(share)
                                + " of the accounts share anything besides prompts and the programs that ask them");
    }

    /** Nearly all share one network, mail domain, card or device, two of these at least: speaks for the cohort. */
    static Observation oneHouse(Profile p) {
        return new Observation(
                p.bonds().oneHouse(),
                "nearly all accounts share one network, mail domain, card or device, as a house or firm does");
    }
}
