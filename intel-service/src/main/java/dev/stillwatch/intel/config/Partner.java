package dev.stillwatch.intel.config;

import com.google.protobuf.ByteString;
import dev.stillwatch.intel.egress.Audience;
import dev.stillwatch.intel.stix.Tlp;
import java.util.Set;

/**
 * Someone who may read or write, and what may leave to them.
 *
 * @param name the user name of HTTP Basic
 * @param tokenSha256 SHA-256 of the token, 32 bytes
 * @param tlp the most restricted marking that they may see
 * @param collections aliases of the collections that they may read
 * @param writes aliases of the collections that they may write to, inboxes all
 * @param types STIX types that they are given; empty is all
 * @param held whether nothing is given to them at the moment
 */
public record Partner(
        String name,
        ByteString tokenSha256,
        Tlp tlp,
        Set<String> collections,
        Set<String> writes,
        Set<String> types,
        boolean held) {

    /** Name of whoever comes from the loopback interface to an open server. */
    public static final String LOCAL = "local";

    /** The policy of what may leave to them. */
    public Audience audience() {
        return new Audience(name, tlp, types, held);
    }
}
