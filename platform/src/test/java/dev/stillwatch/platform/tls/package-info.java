/** Real TLS handshakes. */
@NullMarked
package dev.stillwatch.platform.tls;

import org.jspecify.annotations.NullMarked;
