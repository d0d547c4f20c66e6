package dev.stillwatch.ingest.handle;

/**
 * Who an exchange was with, as far as handles need to know: keyed hashes, 0 when not told.
 *
 * @param account who is billed; never 0
 * @param organization its organisation
 * @param session the conversation
 */
public record Holder(long account, long organization, long session) {

    private static final long HOME = 0x484F4D45_484F4D45L;

    /** Whether two are one customer: one account, or two of one organisation, as behind a gateway that spreads its load. */
    boolean isOneCustomerWith(Holder other) {
        return account == other.account || (organization != 0 && organization == other.organization);
    }

    /** The same where its organisation is known by now. */
    Holder of(long itsOrganization) {
        return new Holder(account, itsOrganization, session);
    }

    /** What its organisation is remembered under among handles; no handle's hash but by the chance of 64 bits. */
    long home() {
        return account ^ HOME;
    }

    /** Whether both conversations are told and differ. */
    boolean isOtherSessionThan(Holder other) {
        return session != 0 && other.session != 0 && session != other.session;
    }
}
