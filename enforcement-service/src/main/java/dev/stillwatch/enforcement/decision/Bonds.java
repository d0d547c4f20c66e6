package dev.stillwatch.enforcement.decision;

import dev.stillwatch.linking.v1.Link;
import java.util.List;

/** What holds a cohort together, as far as it matters to what may be done about it. */
final class Bonds {

    private Bonds() {}

    /**
     * The greatest share of the members, 0 to 1, that share something of one kind which is not what they ask: a card, a device, an address, a
     * handle, a client. Strangers who work from one public source share prompts and nothing else.
     */
    static double beyondContent(List<Link> links, int members) {
        int most = links.stream()
                .filter(link -> !isContent(link))
                .mapToInt(Link::getAccounts)
                .max()
                .orElse(0);
        return members == 0 ? 0 : Math.min(1, (double) most / members);
    }

    private static boolean isContent(Link link) {
        return switch (link.getKind()) {
            case LINK_KIND_TEMPLATE, LINK_KIND_SYSTEM_PROMPT, LINK_KIND_TOOLSET -> true;
            default -> false;
        };
    }
}
