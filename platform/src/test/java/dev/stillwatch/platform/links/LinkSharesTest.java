package dev.stillwatch.platform.links;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.linking.v1.Link;
import dev.stillwatch.linking.v1.LinkKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinkSharesTest {

    @ParameterizedTest
    @EnumSource(
            value = LinkKind.class,
            names = {
                "LINK_KIND_TEMPLATE",
                "LINK_KIND_SYSTEM_PROMPT",
                "LINK_KIND_TOOLSET",
                "LINK_KIND_COACTIVITY",
                "LINK_KIND_SUCCESSION",
                "LINK_KIND_REACTION",
                "LINK_KIND_COMPLEMENT"
            })
    void whatIsAskedAndWhenHoldsNobodyByItself(LinkKind kind) {
        assertThat(LinkShares.beyondContent(List.of(link(kind, 10)), 10)).isZero();
    }

    @Test
    void whatAHouseSharesOpenlyAndSoftwareThatAnybodyInstallsIsNoMarkOfStrangers() {
        List<Link> open = List.of(
                link(LinkKind.LINK_KIND_EMAIL_DOMAIN, 10),
                link(LinkKind.LINK_KIND_IP, 10),
                link(LinkKind.LINK_KIND_CLIENT, 10));

        assertThat(LinkShares.beyondContent(open, 10)).isEqualTo(1);
        assertThat(LinkShares.beyondSoftware(
                        List.of(link(LinkKind.LINK_KIND_CLIENT, 10), link(LinkKind.LINK_KIND_PREFIX, 10)), 10))
                .isZero();
        assertThat(LinkShares.beyondSoftware(open, 10)).isEqualTo(1);
        assertThat(LinkShares.asStrangers(open, 10)).isZero();
    }

    @Test
    void hoursKeptInCommonAndManyTextsCountHalfBesidesSoftwareAndAddressesMadeAlikeNothing() {
        assertThat(LinkShares.beyondSoftware(List.of(link(LinkKind.LINK_KIND_EMAIL_PATTERN, 10)), 10))
                .isZero();
        assertThat(LinkShares.beyondSoftware(List.of(forms(36, 8)), 10)).isEqualTo(0.4);
        assertThat(LinkShares.beyondSoftware(List.of(forms(35, 10)), 10)).isZero();
        assertThat(LinkShares.beyondSoftware(List.of(link(LinkKind.LINK_KIND_COACTIVITY, 6)), 10))
                .isEqualTo(0.3);
        assertThat(LinkShares.beyondSoftware(
                        List.of(link(LinkKind.LINK_KIND_COMPLEMENT, 6), link(LinkKind.LINK_KIND_IP, 5)), 10))
                .isEqualTo(0.5);
        assertThat(LinkShares.beyondSoftware(
                        List.of(link(LinkKind.LINK_KIND_SUCCESSION, 10), link(LinkKind.LINK_KIND_REACTION, 10)), 10))
                .isZero();
    }

    @Test
    void theKindThatMostShareCounts() {
        List<Link> links = List.of(
                link(LinkKind.LINK_KIND_TEMPLATE, 10),
                link(LinkKind.LINK_KIND_PAYMENT, 3),
                link(LinkKind.LINK_KIND_FORGED_CLIENT, 6));

        assertThat(LinkShares.beyondContent(links, 10)).isEqualTo(0.6);
    }

    @Test
    void aCohortThatShrankSharesAtMostAll() {
        assertThat(LinkShares.beyondContent(List.of(link(LinkKind.LINK_KIND_DEVICE, 12)), 10))
                .isEqualTo(1);
        assertThat(LinkShares.beyondContent(List.of(link(LinkKind.LINK_KIND_DEVICE, 12)), 0))
                .isZero();
    }

    private static Link forms(int values, int accounts) {
        return link(LinkKind.LINK_KIND_TEMPLATE, accounts).toBuilder()
                .setValues(values)
                .build();
    }

    private static Link link(LinkKind kind, int accounts) {
        return Link.newBuilder().setKind(kind).setAccounts(accounts).build();
    }
}
