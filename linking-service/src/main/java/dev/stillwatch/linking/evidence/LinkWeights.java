package dev.stillwatch.linking.evidence;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The table of what sharing says, by kind. The figures are judgements, from how the campaigns in the providers' reports and in AA26-251A
 * were run; the lab measures what they find. The reason for each:
 *
 * <ul>
 *   <li><b>Payment</b>: "similar payment methods", virtual and stolen cards over many accounts. A card belongs to a person or a firm by its
 *       nature, so that many share one makes it a bigger hand and not a more popular value; the cap takes out processors' placeholders.
 *   <li><b>Device</b>: farms register from few machines; families and internet cafés share one too.
 *   <li><b>Phone</b>: rented numbers serve several sign-ups; numbers of public receivers serve everybody, hence the crowd.
 *   <li><b>E-mail</b>: one mailbox, after normalisation; hardly ever two people.
 *   <li><b>Credential</b>: an API key that bills to several accounts is one hand, or stolen and then the same hand.
 *   <li><b>Session</b>: relays keep a conversation while they change accounts under it. Clients that number their sessions 1, 2, 3 collide:
 *       hence the steep crowd and a weight that does not decide alone.
 *   <li><b>Reasoning handle</b>: replay of a handle in another account is deliberate; nobody guesses one. But the account it was issued to may be the replayer's victim, however
 *       many of its handles were taken: hence a weight, and a share of it for each further handle, that together do not link alone. Mates share something else too.
 *   <li><b>Handle source</b>: two that present handles of the same third account draw on one stock, be it a mate's or stolen.
 *   <li><b>IP</b>: relays sell one residential address an account, farms use few. Households, flat shares, offices and carrier-grade NAT share
 *       one lawfully and addresses are given to others, hence the steep crowd, the low cap and ten days.
 *   <li><b>Prefix</b>: a neighbourhood, or a rented range. Says little alone.
 *   <li><b>Client</b>: "fixed version and platform combinations of all relay installs form stable clusters"; so do the users of any popular
 *       SDK on a popular cloud, hence full commonness.
 *   <li><b>Build</b>: the same software wherever it connects from. Of ten thousand clients many are rare, so it only adds to other evidence.
 *   <li><b>Forged client</b>: "header says Node but transport is Go": all installs of one relay contradict themselves in the same way, over unrelated addresses, cards
 *       and days. A wrong rule about an honest app contradicts too, but for all who use the app, hence the crowd: beyond some five hundred holders it no longer links alone.
 *   <li><b>E-mail domain</b>: own domains bought for a farm; small firms and schools have theirs too, hence the crowd.
 *   <li><b>E-mail pattern</b>: invented aliases by a generator; many people's addresses have the same shape at a big host.
 *   <li><b>Referral</b>: bonus abuse chains its accounts; campaigns by influencers make a code popular.
 *   <li><b>Co-timing</b>: "similar registration details", bulk sign-ups. Classes and workshops sign up together as well.
 *   <li><b>Template</b>: one fixed prompt in every request (Alibaba) or one generator's skeletons. It only counts where it dominates an account's
 *       own traffic and is long (see {@link AccountMemory}), which strangers come to by chance hardly ever; that many hold it may mean
 *       that it is public, hence some commonness. The cap lies above the largest campaign known (25,000 accounts).
 *   <li><b>Opening</b>: a fixed text in front of varying ones, as silent relays inject, or behind them, as "think aloud before you answer" stands. Shorter, so more often
 *       shared by chance.
 *   <li><b>Phrase</b>: an opening or a closing that an account comes back to while most of its traffic is something else, as instructions in many variants are. Everybody has phrases and some are everybody's,
 *       so popularity is all there is to one, and any number of them stays just short of linking: something else, however weak, has to be shared too.
 *   <li><b>Co-activity, succession, reaction, complement</b>: times, each with something weaker. What strangers do at the same time goes by how many accounts did it then, at
 *       least 1 in 33 and, of what recurs daily, 1 in 25, since each day is another chance; together they count at most a quarter of what everything else says, and 1.5 nats ({@link EvidenceSum}).
 *   <li><b>System prompt, tool set</b>: an agent framework gives the same to all its users; they add up with other evidence and never link alone.
 * </ul>
 *
 * @param kinds the weight of each kind
 */
public record LinkWeights(Map<Kind, KindWeight> kinds) {

    /** Copies the map and refuses one that lacks a kind. */
    public LinkWeights {
        var copy = new EnumMap<Kind, KindWeight>(Kind.class);
        copy.putAll(kinds);
        for (Kind kind : Kind.values()) {
            if (!copy.containsKey(kind)) {
                throw new IllegalArgumentException("No weight for " + kind);
            }
        }
        kinds = Collections.unmodifiableMap(copy);
    }

    /** The table as shipped. */
    public static LinkWeights standard() {
        var table = new EnumMap<Kind, KindWeight>(Kind.class);
        //                                      reuse, chance, crowd, commonness,   cap, repeat, days
        table.put(Kind.PAYMENT, new KindWeight(0.6, 0.0005, 0.02, 0.005, 2_000, 0.5, 30));
        table.put(Kind.DEVICE, new KindWeight(0.6, 0.001, 0.02, 0.005, 1_000, 0.5, 30));
        table.put(Kind.PHONE, new KindWeight(0.5, 0.0005, 0.2, 0.005, 100, 0.5, 30));
        table.put(Kind.EMAIL, new KindWeight(0.8, 0.0002, 0.2, 0, 50, 0.5, 30));
        table.put(Kind.CREDENTIAL, new KindWeight(0.5, 0.0005, 0.02, 0.005, 1_000, 0.5, 30));
        table.put(Kind.SESSION, new KindWeight(0.2, 0.001, 0.5, 0.05, 32, 0.5, 10));
        table.put(Kind.REASONING_HANDLE, new KindWeight(0.5, 0.009, 0.02, 0.005, 1_000, 0.1, 10));
        table.put(Kind.HANDLE_SOURCE, new KindWeight(0.5, 0.0005, 0.02, 0.005, 1_000, 0.5, 10));
        table.put(Kind.IP, new KindWeight(0.2, 0.008, 0.5, 1, 64, 0.25, 10));
        table.put(Kind.PREFIX, new KindWeight(0.3, 0.1, 0.1, 1, 256, 0.25, 10));
        table.put(Kind.CLIENT, new KindWeight(0.5, 0.03, 0.005, 1, 2_000, 0.25, 30));
        table.put(Kind.EMAIL_DOMAIN, new KindWeight(0.4, 0.01, 0.05, 1, 500, 0.5, 30));
        table.put(Kind.EMAIL_PATTERN, new KindWeight(0.5, 0.03, 0.01, 1, 2_000, 0.5, 30));
        table.put(Kind.REFERRAL, new KindWeight(0.4, 0.02, 0.02, 1, 2_000, 0.5, 30));
        table.put(Kind.COTIMING, new KindWeight(0.3, 0.08, 0.02, 1, 200, 0, 30));
        table.put(Kind.TEMPLATE, new KindWeight(0.9, 0.001, 0, 0.015, 50_000, 0, 30));
        table.put(Kind.OPENING, new KindWeight(0.6, 0.005, 0, 0.1, 50_000, 0, 30));
        table.put(Kind.PHRASE, new KindWeight(0.6, 0.05, 0, 1, 50_000, 0.6, 30));
        table.put(Kind.SYSTEM_PROMPT, new KindWeight(0.6, 0.05, 0.0005, 0.5, 10_000, 0.5, 30));
        table.put(Kind.TOOLSET, new KindWeight(0.5, 0.1, 0.0005, 0.5, 10_000, 0.5, 30));
        table.put(Kind.BUILD, new KindWeight(0.5, 0.05, 0.005, 1, 2_000, 0.25, 30));
        table.put(Kind.FORGED_BUILD, new KindWeight(0.6, 0.001, 0.003, 0.05, 5_000, 0.5, 30));
        table.put(Kind.COACTIVITY, new KindWeight(0.2, 0.04, 0.01, 0, 500, 0.5, 8));
        table.put(Kind.SUCCESSION, new KindWeight(0.3, 0.03, 0.005, 0, 2_000, 0, 30));
        table.put(Kind.REACTION, new KindWeight(0.3, 0.03, 0.005, 0, 2_000, 0, 30));
        table.put(Kind.COMPLEMENT, new KindWeight(0.2, 0.04, 0.01, 0, 500, 0.5, 8));
        return new LinkWeights(table);
    }

    /** The same table with sightings that count for at most so many days. */
    public LinkWeights within(int mostDays) {
        var table = new EnumMap<Kind, KindWeight>(Kind.class);
        kinds.forEach((kind, weight) -> table.put(kind, weight.within(mostDays)));
        return new LinkWeights(table);
    }

    /**
     * The same table in which sharing values of some kinds says nothing.
     *
     * @param links names of kinds of link without LINK_KIND_, such as PAYMENT; they may cover several kinds of value
     * @throws IllegalArgumentException when there is no such kind
     */
    public LinkWeights without(List<String> links) {
        var table = new EnumMap<Kind, KindWeight>(kinds);
        for (String link : links) {
            List<Kind> silenced = Arrays.stream(Kind.values())
                    .filter(kind -> name(kind).equals(link))
                    .toList();
            if (silenced.isEmpty()) {
                throw new IllegalArgumentException("stillwatch.linking.disabled-kinds names \"" + link
                        + "\", which is no kind of link; choose from "
                        + Arrays.stream(Kind.values())
                                .map(LinkWeights::name)
                                .distinct()
                                .collect(Collectors.joining(", ")));
            }
            silenced.forEach(kind -> table.put(kind, of(kind).silent()));
        }
        return new LinkWeights(table);
    }

    private static String name(Kind kind) {
        return kind.link().name().substring("LINK_KIND_".length());
    }

    /** The weight of a kind. */
    public KindWeight of(Kind kind) {
        KindWeight weight = kinds.get(kind);
        if (weight == null) {
            throw new IllegalStateException("No weight for " + kind);
        }
        return weight;
    }
}
