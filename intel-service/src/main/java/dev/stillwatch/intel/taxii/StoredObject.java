package dev.stillwatch.intel.taxii;

import com.google.protobuf.ByteString;
import dev.stillwatch.intel.stix.Tlp;
import java.time.Instant;

/**
 * One version of an object in a collection.
 *
 * @param sequence its place in the collection; strictly increasing
 * @param objectId STIX id
 * @param type STIX type
 * @param specVersion version of STIX, such as {@code 2.1}
 * @param version {@code modified}, or {@code created} for the types that have no versions
 * @param addedAt when it was added to the collection; strictly increasing with the sequence, so that paging by it loses nothing
 * @param tlp its marking; CLEAR when it has none
 * @param json the bytes that are served
 */
public record StoredObject(
        long sequence,
        String objectId,
        String type,
        String specVersion,
        Instant version,
        Instant addedAt,
        Tlp tlp,
        ByteString json) {}
