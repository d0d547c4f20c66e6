/**
 * What every replica answers from: the topics as views in memory, and the token buckets in Redis. The stream package fills the
 * views; the API reads them.
 */
@NullMarked
package dev.stillwatch.enforcement.state;

import org.jspecify.annotations.NullMarked;
