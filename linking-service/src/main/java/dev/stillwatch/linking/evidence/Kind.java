package dev.stillwatch.linking.evidence;

import dev.stillwatch.linking.v1.LinkKind;

/**
 * What accounts can share, as linking weighs it: the kinds of the contract, with an opening told apart from a whole template.
 *
 * <p>Two kinds have the same {@link #aspect} when one implies the other: who shares an address shares its prefix, who shares a template
 * shares its opening, who shares a client in a network shares its software. They are one observation and don't count twice.
 */
public enum Kind {
    /** A payment fingerprint. */
    PAYMENT(1, LinkKind.LINK_KIND_PAYMENT, Group.IDENTITY),
    /** A device fingerprint. */
    DEVICE(2, LinkKind.LINK_KIND_DEVICE, Group.IDENTITY),
    /** A telephone number. */
    PHONE(3, LinkKind.LINK_KIND_PHONE, Group.IDENTITY),
    /** A normalised e-mail address. */
    EMAIL(4, LinkKind.LINK_KIND_EMAIL, Group.IDENTITY),
    /** An API key or token. */
    CREDENTIAL(5, LinkKind.LINK_KIND_CREDENTIAL, Group.IDENTITY),
    /** A conversation. */
    SESSION(6, LinkKind.LINK_KIND_SESSION, Group.IDENTITY),
    /** A reasoning handle, issued or presented: who holds it may be a mate or a victim. */
    REASONING_HANDLE(7, LinkKind.LINK_KIND_REASONING_HANDLE, Group.IDENTITY),
    /** A network address. */
    IP(8, LinkKind.LINK_KIND_IP, Group.NETWORK),
    /** A network prefix. */
    PREFIX(9, LinkKind.LINK_KIND_PREFIX, Group.NETWORK),
    /** A network and the layers of a client together. */
    CLIENT(10, LinkKind.LINK_KIND_CLIENT, Group.NETWORK),
    /** An e-mail domain of its own. */
    EMAIL_DOMAIN(11, LinkKind.LINK_KIND_EMAIL_DOMAIN, Group.REGISTRATION),
    /** The shape of an e-mail's local part at its domain. */
    EMAIL_PATTERN(12, LinkKind.LINK_KIND_EMAIL_PATTERN, Group.REGISTRATION),
    /** A referral code. */
    REFERRAL(13, LinkKind.LINK_KIND_REFERRAL, Group.REGISTRATION),
    /** Sign-up in the same quarter of an hour, with something weaker shared. */
    COTIMING(14, LinkKind.LINK_KIND_COTIMING, Group.REGISTRATION),
    /** A prompt skeleton, or a band of near ones, that makes up much of the account's traffic. */
    TEMPLATE(15, LinkKind.LINK_KIND_TEMPLATE, Group.CONTENT),
    /** The first words, the last ones, or a short frame, of prompts that make up much of the account's traffic. */
    OPENING(16, LinkKind.LINK_KIND_TEMPLATE, Group.CONTENT),
    /** A system prompt. */
    SYSTEM_PROMPT(17, LinkKind.LINK_KIND_SYSTEM_PROMPT, Group.CONTENT),
    /** A set of tools. */
    TOOLSET(18, LinkKind.LINK_KIND_TOOLSET, Group.CONTENT),
    /** The software of a client, layer by layer, wherever it connects from. */
    BUILD(19, LinkKind.LINK_KIND_CLIENT, Group.NETWORK),
    /** The software of a client whose layers contradict one another: what a relay forged, and forgot. */
    FORGED_BUILD(20, LinkKind.LINK_KIND_FORGED_CLIENT, Group.NETWORK),
    /** Active in the same quarters of an hour of a day, with something weaker shared. */
    COACTIVITY(21, LinkKind.LINK_KIND_COACTIVITY, Group.TIMING),
    /** One ends, or sets out, as the other does, with something weaker shared. */
    SUCCESSION(22, LinkKind.LINK_KIND_SUCCESSION, Group.TIMING),
    /** Turning to the same model in the same hour, with something weaker shared. */
    REACTION(23, LinkKind.LINK_KIND_REACTION, Group.TIMING),
    /** Working the same shifts, or one when the other rests, with something weaker shared. */
    COMPLEMENT(24, LinkKind.LINK_KIND_COMPLEMENT, Group.TIMING),
    /** The account that handles were issued to which somebody else presents: what presenters of one stock share, and the victim does not. */
    HANDLE_SOURCE(25, LinkKind.LINK_KIND_HANDLE_SOURCE, Group.IDENTITY),
    /** First or last words that an account comes back to, though they are a small part of its traffic. */
    PHRASE(26, LinkKind.LINK_KIND_TEMPLATE, Group.CONTENT);

    /** Codes are below this; 0 is none's. */
    public static final int CODES = 27;

    private static final Kind[] BY_CODE = new Kind[CODES];

    static {
        for (Kind kind : values()) {
            BY_CODE[kind.code] = kind;
        }
    }

    private final int code;
    private final LinkKind link;
    private final Group group;

    Kind(int code, LinkKind link, Group group) {
        this.code = code;
        this.link = link;
        this.group = group;
    }

    /** Its number in stores and internal topics; never given to another kind. */
    public int code() {
        return code;
    }

    /**
     * The kind of a number.
     *
     * @throws IllegalArgumentException when no kind has it
     */
    public static Kind ofCode(int code) {
        if (code < 1 || code >= CODES) {
            throw new IllegalArgumentException("No kind of evidence has the code " + code);
        }
        return BY_CODE[code];
    }

    /** Its name in the contract. */
    public LinkKind link() {
        return link;
    }

    /** What it stands or falls with. */
    public Group group() {
        return group;
    }

    /** The kind it is one observation with: itself, or the more specific kind that implies it. */
    public Kind aspect() {
        return switch (this) {
            case PREFIX -> IP;
            case OPENING -> TEMPLATE;
            case BUILD -> CLIENT;
            case PAYMENT,
                    DEVICE,
                    PHONE,
                    EMAIL,
                    CREDENTIAL,
                    SESSION,
                    REASONING_HANDLE,
                    IP,
                    CLIENT,
                    EMAIL_DOMAIN,
                    EMAIL_PATTERN,
                    REFERRAL,
                    COTIMING,
                    TEMPLATE,
                    SYSTEM_PROMPT,
                    TOOLSET,
                    FORGED_BUILD,
                    COACTIVITY,
                    SUCCESSION,
                    REACTION,
                    COMPLEMENT,
                    HANDLE_SOURCE,
                    PHRASE -> this;
        };
    }

    /** Whether it is a time, whose weight goes by how many accounts did the same then. */
    public boolean timed() {
        return group == Group.TIMING;
    }

    /** Whether how often a value is seen matters, and not only that it is. */
    public boolean family() {
        return aspect() == TEMPLATE || this == PHRASE;
    }

    /** Whether values of this kind come by the conversation or the exchange, so that remembering each would be remembering exchanges. */
    public boolean passing() {
        return this == SESSION || this == REASONING_HANDLE;
    }
}
