/**
 * Security events about accounts, as the OpenID Shared Signals Framework 1.0 exchanges them: tokens (RFC 8417), subjects (RFC 9493), what is told to whom, and what becomes
 * of what partners tell. Pure; the packages {@code api} and {@code stream} carry it over HTTP and Kafka.
 */
@NullMarked
package dev.stillwatch.intel.secevent;

import org.jspecify.annotations.NullMarked;
