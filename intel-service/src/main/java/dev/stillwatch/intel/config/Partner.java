package dev.stillwatch.intel.config;

import com.google.protobuf.ByteString;
import dev.stillwatch.intel.stix.Tlp;
import java.util.Set;

/**
 * Someone who may read.
 *
 * @param name the user name of HTTP Basic
 * @param tokenSha256 SHA-256 of the token, 32 bytes
 * @param tlp the most restricted marking that they may see
 * @param collections aliases of the collections that they may read
 */
public record Partner(String name, ByteString tokenSha256, Tlp tlp, Set<String> collections) {}
