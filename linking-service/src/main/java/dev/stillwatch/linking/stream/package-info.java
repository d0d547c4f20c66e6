/**
 * The Kafka Streams topology of linking: observe accounts, index values, form cohorts. Its three stages forget arrival order at each closed
 * epoch; {@code LinkingStreams} runs it, nothing else calls it.
 *
 * <p>Every stage keeps in memory what it works on and in a logged store what a restart needs: stores of open epochs and of progress are
 * in memory, since they hold minutes of traffic; stores of accounts, values and the graph grow with the provider and are on disk.
 */
@NullMarked
package dev.stillwatch.linking.stream;

import org.jspecify.annotations.NullMarked;
