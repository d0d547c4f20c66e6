package dev.stillwatch.intel.secevent;

import java.util.Set;

/**
 * A partner that may be told of accounts, and how.
 *
 * @param partner its name
 * @param pseudonyms what accounts are called towards it
 * @param clear whether accounts are called by their ids instead
 * @param pushEndpoints where it may have events pushed to
 * @param addedOnly whether it is told only of subjects that it added
 */
public record Receiver(
        String partner, Pseudonyms pseudonyms, boolean clear, Set<String> pushEndpoints, boolean addedOnly) {

    /** What an account is called towards it. */
    public SubjectId subject(String issuer, String account) {
        return clear ? SubjectId.account(issuer, account) : SubjectId.opaque(pseudonyms.account(account));
    }
}
