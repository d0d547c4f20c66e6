package dev.stillwatch.intel.stix;

import java.time.Instant;

/**
 * One version of a STIX 2.1 object, rendered.
 *
 * @param type such as {@code campaign}
 * @param id such as {@code campaign--UUID}
 * @param created when its first version was made
 * @param version {@code modified}, or {@code created} for the types that have no versions
 * @param revoked whether this version takes the object back; nothing follows it
 * @param tlp its marking; CLEAR when it has none
 * @param json the object as it is served
 */
public record StixObject(
        String type, String id, Instant created, Instant version, boolean revoked, Tlp tlp, String json) {}
