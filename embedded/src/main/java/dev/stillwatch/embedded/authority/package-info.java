/**
 * A certificate authority and a token issuer for this machine: what a company has as its PKI and its OpenID provider, made on the spot. Standalone and tests call
 * it. Not for production: keys lie in files, and nothing is ever revoked.
 */
@NullMarked
package dev.stillwatch.embedded.authority;

import org.jspecify.annotations.NullMarked;
