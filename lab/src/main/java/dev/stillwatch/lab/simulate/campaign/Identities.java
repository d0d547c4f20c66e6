package dev.stillwatch.lab.simulate.campaign;

import dev.stillwatch.ingest.v1.Client;
import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.world.Emails;
import dev.stillwatch.lab.simulate.world.Ids;
import dev.stillwatch.lab.simulate.world.Place;
import dev.stillwatch.lab.simulate.world.Registration;
import dev.stillwatch.lab.simulate.world.Words;
import java.util.List;

/**
 * The made-up holders of a campaign's accounts. They begin as anybody's registration does; what the operator shares is then put in
 * the place of what would be their own.
 */
final class Identities {
    private final Sharing sharing;
    private final Dice campaign;
    private final MailHabit mail;
    private final String referral;

    /** How the operator comes by e-mail addresses. */
    private enum MailHabit {
        OWN_DOMAIN,
        NUMBERED,
        DISPOSABLE
    }

    Identities(Sharing sharing, Dice campaign) {
        this.sharing = sharing;
        this.campaign = campaign;
        this.mail = campaign.of("mail").pick(List.of(MailHabit.values()));
        this.referral = Ids.hex(campaign.of("referral").seed(), 8);
    }

    /** The holder of the account of this number. */
    Registration holder(Registration own, Place place, int number, Client client, Dice account) {
        String email =
                sharing.applies(Sharing.Kind.MAIL, account) ? email(place, number, account.of("mail")) : own.email();
        String payment = own.payment().isEmpty() || !sharing.applies(Sharing.Kind.CARD, account)
                ? own.payment()
                : "card_"
                        + Ids.hex(
                                campaign.of("card", number / sharing.perCard()).seed(), 24);
        String device = sharing.applies(Sharing.Kind.DEVICE, account)
                ? Ids.hex(campaign.of("device", number / sharing.perDevice()).seed(), 32)
                : own.device();
        String code = sharing.applies(Sharing.Kind.REFERRAL, account) ? referral : own.referral();
        return new Registration(
                own.accountId(),
                own.organizationId(),
                own.at(),
                email,
                own.phone(),
                payment,
                device,
                own.verification(),
                own.plan(),
                own.programme(),
                code,
                own.credentials(),
                client);
    }

    private String email(Place place, int number, Dice dice) {
        return switch (mail) {
            case OWN_DOMAIN -> Emails.at(Words.domain(campaign.of("domain", number % 3)), place.language(), dice);
            case NUMBERED -> Emails.numbered(campaign.of("host"), place.language(), dice);
            case DISPOSABLE ->
                Emails.at(Emails.disposableHost(campaign.of("host", number % 2)), place.language(), dice);
        };
    }
}
