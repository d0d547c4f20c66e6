package dev.stillwatch.sketch;

import java.util.HashSet;
import java.util.Set;

/**
 * Mail domains that say something by themselves: public hosts, shared by millions, and disposable ones. The disposable list is the
 * community's disposable-email-domains (CC0 1.0); docs/sketching.md says how it is renewed.
 */
final class MailHosts {
    private static final Set<String> PUBLIC = new HashSet<>(Resources.lines("public-mail-hosts.txt"));
    private static final Set<String> DISPOSABLE = new HashSet<>(Resources.lines("disposable-mail-hosts.txt.gz"));

    private MailHosts() {}

    static boolean isPublic(String domain) {
        return PUBLIC.contains(domain);
    }

    /** Whether a domain, or one that it is a subdomain of, is on the disposable list. */
    static boolean isDisposable(String domain) {
        for (String suffix = domain; suffix.indexOf('.') > 0; suffix = suffix.substring(suffix.indexOf('.') + 1)) {
            if (DISPOSABLE.contains(suffix)) {
                return true;
            }
        }
        return false;
    }
}
