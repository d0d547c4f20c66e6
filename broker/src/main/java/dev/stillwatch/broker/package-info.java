/**
 * A Kafka broker and its KRaft controller as one process of their own, for one machine.
 * Nobody calls this package: the embedded module starts {@link dev.stillwatch.broker.BrokerMain} in a child JVM, whose class path is the bundle.
 */
@NullMarked
package dev.stillwatch.broker;

import org.jspecify.annotations.NullMarked;
