package dev.stillwatch.scoring.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stillwatch.linking.v1.Link;
import dev.stillwatch.linking.v1.LinkKind;
import dev.stillwatch.sketch.activity.Activity;
import java.util.List;
import org.junit.jupiter.api.Test;

class BondSignalsTest {

    private static final Bonds FARM = bonds(
            30,
            link(LinkKind.LINK_KIND_TEMPLATE, 17, 28),
            link(LinkKind.LINK_KIND_PAYMENT, 4, 20),
            link(LinkKind.LINK_KIND_CLIENT, 8, 25));
    private static final Bonds FIRM = bonds(
            9,
            link(LinkKind.LINK_KIND_PAYMENT, 1, 9),
            link(LinkKind.LINK_KIND_EMAIL_DOMAIN, 1, 9),
            link(LinkKind.LINK_KIND_TEMPLATE, 10, 9),
            link(LinkKind.LINK_KIND_IP, 1, 8));
    private static final Bonds POPULAR_PROMPT = bonds(60, link(LinkKind.LINK_KIND_TEMPLATE, 2, 60));

    @Test
    void strangersThatShareManyFormsShareAGenerator() {
        assertThat(BondSignals.sharedGenerator(profile(FARM)).strength()).isEqualTo(1);
        assertThat(BondSignals.severalSources(profile(FARM)).strength()).isGreaterThan(0.7);
        assertThat(BondSignals.oneHouse(profile(FARM)).strength()).isZero();
    }

    @Test
    void aFirmWithItsOwnFormsIsAHouse() {
        assertThat(BondSignals.oneHouse(profile(FIRM)).strength()).isEqualTo(1);
        assertThat(BondSignals.sharedGenerator(profile(FIRM)).strength()).isZero();
        assertThat(BondSignals.severalSources(profile(FIRM)).strength()).isZero();
    }

    @Test
    void onePopularFormIsNoGenerator() {
        assertThat(BondSignals.sharedGenerator(profile(POPULAR_PROMPT)).strength())
                .isZero();
    }

    @Test
    void whoSharesAPublicPromptAndItsProgramSharesPromptsAlone() {
        Bonds framework = bonds(
                30,
                link(LinkKind.LINK_KIND_SYSTEM_PROMPT, 1, 30),
                link(LinkKind.LINK_KIND_CLIENT, 7, 25),
                link(LinkKind.LINK_KIND_EMAIL_DOMAIN, 1, 1));

        assertThat(BondSignals.promptsAlone(profile(POPULAR_PROMPT)).strength()).isEqualTo(1);
        assertThat(BondSignals.promptsAlone(profile(framework)).strength()).isEqualTo(1);
        assertThat(BondSignals.promptsAlone(profile(FARM)).strength()).isZero();
        assertThat(BondSignals.promptsAlone(profile(FIRM)).strength()).isZero();
    }

    @Test
    void strangersInOneDisguiseUseOneRelay() {
        Bonds relay = bonds(70, link(LinkKind.LINK_KIND_FORGED_CLIENT, 1, 68));
        Bonds intercepted = bonds(
                12,
                link(LinkKind.LINK_KIND_FORGED_CLIENT, 1, 12),
                link(LinkKind.LINK_KIND_EMAIL_DOMAIN, 1, 12),
                link(LinkKind.LINK_KIND_IP, 1, 12));

        assertThat(BondSignals.oneRelay(profile(relay)).strength()).isEqualTo(1);
        assertThat(BondSignals.oneRelay(profile(intercepted)).strength())
                .as("a firm that intercepts its own connections")
                .isZero();
    }

    @Test
    void aCourseIsAHouseByItsMailDomainAndTheCodeItGaveOutAndABuyerOfReferralsIsNone() {
        Bonds course =
                bonds(40, link(LinkKind.LINK_KIND_EMAIL_DOMAIN, 1, 40), link(LinkKind.LINK_KIND_REFERRAL, 1, 38));
        Bonds campaign =
                bonds(40, link(LinkKind.LINK_KIND_EMAIL_PATTERN, 6, 30), link(LinkKind.LINK_KIND_REFERRAL, 1, 38));

        assertThat(BondSignals.oneHouse(profile(course)).strength()).isEqualTo(1);
        assertThat(BondSignals.oneHouse(profile(campaign)).strength()).isZero();
    }

    @Test
    void oneSharedThingAloneIsNoHouse() {
        Bonds exit = bonds(20, link(LinkKind.LINK_KIND_IP, 1, 20));

        assertThat(BondSignals.oneHouse(profile(exit)).strength()).isZero();
    }

    @Test
    void nothingOfThisIsSaidOfAnAccount() {
        Profile account = profile(Bonds.none());

        assertThat(BondSignals.sharedGenerator(account).strength()).isZero();
        assertThat(BondSignals.severalSources(account).strength()).isZero();
        assertThat(BondSignals.oneHouse(account).strength()).isZero();
        assertThat(BondSignals.promptsAlone(account).strength()).isZero();
    }

    @Test
    void manyStrangersAreLikelierACampaignThanFewOrAHouse() {
        assertThat(FARM.likelihood()).isEqualTo(1);
        assertThat(bonds(4).likelihood()).isEqualTo(0.25);
        assertThat(FIRM.likelihood()).isCloseTo(0.1 * 9 / 16, within(1e-9));
        assertThat(new Bonds(List.of(), 40, true).likelihood()).isEqualTo(0.2);
        assertThat(Bonds.none().likelihood()).as("its logarithm is taken").isPositive();
    }

    private static Profile profile(Bonds bonds) {
        return new Profile(Activity.empty(), TestResult.none(), bonds);
    }

    private static Bonds bonds(int members, Link... links) {
        return new Bonds(List.of(links), members);
    }

    private static Link link(LinkKind kind, int values, int accounts) {
        return Link.newBuilder()
                .setKind(kind)
                .setValues(values)
                .setAccounts(accounts)
                .build();
    }
}
