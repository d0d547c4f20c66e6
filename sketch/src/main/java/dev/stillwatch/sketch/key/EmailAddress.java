package dev.stillwatch.sketch.key;

import java.net.IDN;
import java.util.Locale;
import java.util.Set;

/**
 * An e-mail address as its owner's mailbox sees it: lower case, without a plus tag, and at Google's hosts without dots, so that
 * {@code J.Doe+x@Googlemail.com} and {@code jdoe@gmail.com} are one.
 *
 * @param local the part before the @
 * @param domain the part after it, in ASCII; empty when the text is no address
 */
public record EmailAddress(String local, String domain) {
    private static final Set<String> GOOGLE = Set.of("gmail.com", "googlemail.com");

    /** Reads an address; a text without an @ becomes a local part without a domain. */
    public static EmailAddress parse(String text) {
        String trimmed = text.strip().toLowerCase(Locale.ROOT);
        int at = trimmed.lastIndexOf('@');
        if (at <= 0 || at == trimmed.length() - 1) {
            return new EmailAddress(trimmed, "");
        }
        String domain = ascii(trimmed.substring(at + 1));
        String local = trimmed.substring(0, at);
        int plus = local.indexOf('+');
        if (plus > 0) {
            local = local.substring(0, plus);
        }
        if (GOOGLE.contains(domain)) {
            return new EmailAddress(local.replace(".", ""), "gmail.com");
        }
        return new EmailAddress(local, domain);
    }

    /** The whole address, normalised. */
    public String address() {
        return domain.isEmpty() ? local : local + "@" + domain;
    }

    /**
     * The local part's shape and the domain: runs of letters and of digits become their kind and length, so that {@code
     * anna.klein84@x.org} gives {@code a4.a5d2@x.org}. Empty when there is no domain.
     */
    public String pattern() {
        if (domain.isEmpty()) {
            return "";
        }
        StringBuilder shape = new StringBuilder();
        int i = 0;
        while (i < local.length()) {
            char kind = kind(local.charAt(i));
            int end = i + 1;
            while (end < local.length() && kind(local.charAt(end)) == kind) {
                end++;
            }
            if (kind == 'a' || kind == 'd') {
                shape.append(kind).append(end - i);
            } else {
                shape.append(local, i, end);
            }
            i = end;
        }
        return shape.append('@').append(domain).toString();
    }

    private static char kind(char c) {
        if (Character.isDigit(c)) {
            return 'd';
        }
        return Character.isLetter(c) ? 'a' : c;
    }

    private static String ascii(String domain) {
        String bare = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
        try {
            return IDN.toASCII(bare).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return bare;
        }
    }
}
