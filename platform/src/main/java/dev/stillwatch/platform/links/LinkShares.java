package dev.stillwatch.platform.links;

import dev.stillwatch.linking.v1.Link;
import dev.stillwatch.linking.v1.LinkKind;
import java.util.List;

/** The greatest share of a cohort's members that share something of one kind, of kinds that say more and more of one hand. */
public final class LinkShares {

    /** Values that one long text shows at most: its skeleton, its bands, its first and last words. */
    private static final int FORMS_OF_A_TEXT = 12;

    private static final int MANY_TEXTS = 3;

    private LinkShares() {}

    /**
     * The greatest share of the members, 0 to 1, that share something of one kind which is not what they ask: a card, a device, an address, a
     * handle, a client. Strangers who work from one public source share prompts and nothing else; that they work at the same times as well holds
     * nobody by itself.
     */
    public static double beyondContent(List<Link> links, int members) {
        return most(links.stream().filter(link -> !isContentOrTime(link)).toList(), members);
    }

    private static double most(List<Link> links, int members) {
        int most = links.stream().mapToInt(Link::getAccounts).max().orElse(0);
        return members == 0 ? 0 : Math.min(1, (double) most / members);
    }

    /**
     * The same without clients and network prefixes: who installs one public program has its prompts, its tools and its client, and often the cloud that it runs in. Nor with addresses made alike, as
     * many people's are. Two things count half here: keeping the same hours or taking turns, for no program brings that but people of one country do; and dozens of forms of prompts, for one public text has at most
     * {@value #FORMS_OF_A_TEXT}, but a public set of texts has more.
     */
    public static double beyondSoftware(List<Link> links, int members) {
        double half = 0.5
                * most(
                        links.stream()
                                .filter(link -> isHours(link) || isManyTexts(link))
                                .toList(),
                        members);
        return Math.max(
                half,
                beyondContent(
                        links.stream()
                                .filter(link -> !isOfSoftware(link) && !isPattern(link))
                                .toList(),
                        members));
    }

    private static boolean isOfSoftware(Link link) {
        return switch (link.getKind()) {
            case LINK_KIND_CLIENT, LINK_KIND_PREFIX -> true;
            default -> false;
        };
    }

    /**
     * The same again without what people of one house, firm or university share openly (a mail domain, an address, a network, the hour they signed up together, their working hours). What is
     * left is what strangers don't have in common: cards, devices, mailboxes, referrals, handles, disguises.
     */
    public static double asStrangers(List<Link> links, int members) {
        return beyondContent(
                links.stream()
                        .filter(link -> !isOfSoftware(link) && !isOpen(link))
                        .toList(),
                members);
    }

    private static boolean isOpen(Link link) {
        return switch (link.getKind()) {
            case LINK_KIND_EMAIL_DOMAIN, LINK_KIND_EMAIL_PATTERN, LINK_KIND_IP, LINK_KIND_COTIMING -> true;
            default -> false;
        };
    }

    private static boolean isHours(Link link) {
        return switch (link.getKind()) {
            case LINK_KIND_COACTIVITY, LINK_KIND_COMPLEMENT -> true;
            default -> false;
        };
    }

    private static boolean isPattern(Link link) {
        return link.getKind() == LinkKind.LINK_KIND_EMAIL_PATTERN;
    }

    private static boolean isManyTexts(Link link) {
        return link.getKind() == LinkKind.LINK_KIND_TEMPLATE && link.getValues() >= MANY_TEXTS * FORMS_OF_A_TEXT;
    }

    private static boolean isContentOrTime(Link link) {
        return switch (link.getKind()) {
            case LINK_KIND_TEMPLATE, LINK_KIND_SYSTEM_PROMPT, LINK_KIND_TOOLSET -> true;
            case LINK_KIND_COACTIVITY, LINK_KIND_SUCCESSION, LINK_KIND_REACTION, LINK_KIND_COMPLEMENT -> true;
            default -> false;
        };
    }
}
