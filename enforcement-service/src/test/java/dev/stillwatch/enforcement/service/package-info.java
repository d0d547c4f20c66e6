/**
 * The whole service on a real Kafka and a real Redis: what goes in upstream, what comes out by gRPC and in the topics. Nothing
 * calls these tests but the build.
 */
@NullMarked
package dev.stillwatch.enforcement.service;

import org.jspecify.annotations.NullMarked;
