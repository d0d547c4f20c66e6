/**
 * The life of a service: configuration checked and shown, work started, gRPC opened, and all of it ended in the right order. A
 * service's main class and standalone call it; beans take part through {@code Part}.
 */
@NullMarked
package dev.stillwatch.platform.service;

import org.jspecify.annotations.NullMarked;
