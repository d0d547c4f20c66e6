package dev.stillwatch.intel.stix;

/**
 * Ids for what is not published by itself: what partners send, derived from who sent it and its id there, so that nobody can overwrite what
 * another one sent; and bundles.
 */
public final class ForeignIds {

    private ForeignIds() {}

    /** Of a partner's indicator. */
    public static String indicator(String partner, String sourceId) {
        return StixIds.common().id("indicator", "foreign/" + partner + "/" + sourceId);
    }

    /** Of a bundle with what was released of a campaign. */
    public static String bundle(String releaseId) {
        return StixIds.common().id("bundle", releaseId);
    }
}
