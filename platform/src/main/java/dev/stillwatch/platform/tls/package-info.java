/**
 * TLS from PEM files: one certificate, key and trust bundle a service, taken again when the files change, without a restart. gRPC servers and clients are
 * made with it; a gauge says when the certificate runs out.
 */
@NullMarked
package dev.stillwatch.platform.tls;

import org.jspecify.annotations.NullMarked;
