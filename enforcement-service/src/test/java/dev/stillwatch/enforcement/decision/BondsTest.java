package dev.stillwatch.enforcement.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.linking.v1.Link;
import dev.stillwatch.linking.v1.LinkKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class BondsTest {

    @Test
    void promptsSystemPromptsAndToolsAreWhatIsAsked() {
        List<Link> asked = List.of(
                link(LinkKind.LINK_KIND_TEMPLATE, 10),
                link(LinkKind.LINK_KIND_SYSTEM_PROMPT, 10),
                link(LinkKind.LINK_KIND_TOOLSET, 10));

        assertThat(Bonds.beyondContent(asked, 10)).isZero();
    }

    @Test
    void theKindThatMostShareCounts() {
        List<Link> links = List.of(
                link(LinkKind.LINK_KIND_TEMPLATE, 10),
                link(LinkKind.LINK_KIND_PAYMENT, 3),
                link(LinkKind.LINK_KIND_FORGED_CLIENT, 6));

        assertThat(Bonds.beyondContent(links, 10)).isEqualTo(0.6);
    }

    @Test
    void aCohortThatShrankSharesAtMostAll() {
        assertThat(Bonds.beyondContent(List.of(link(LinkKind.LINK_KIND_DEVICE, 12)), 10))
                .isEqualTo(1);
        assertThat(Bonds.beyondContent(List.of(link(LinkKind.LINK_KIND_DEVICE, 12)), 0))
                .isZero();
    }

    private static Link link(LinkKind kind, int accounts) {
        return Link.newBuilder().setKind(kind).setAccounts(accounts).build();
    }
}
