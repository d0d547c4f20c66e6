/**
 * Keys, and the hashes made under them: HMAC-SHA-256 for identifiers and whole texts, a fast keyed hash for shingles. For the sketcher; a
 * service loads a {@link dev.stillwatch.sketch.key.Keyring} from its configuration and hands it over.
 */
@NullMarked
package dev.stillwatch.sketch.key;

import org.jspecify.annotations.NullMarked;
