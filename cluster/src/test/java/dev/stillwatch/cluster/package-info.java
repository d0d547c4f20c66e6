/**
 * The whole platform as the chart deploys it, on one machine: every pod a process, with mTLS, three brokers and a Redis Cluster, all real.
 * {@link dev.stillwatch.cluster.Cluster} starts it, tests use it and break it. Nobody else calls this package.
 */
@NullMarked
package dev.stillwatch.cluster;

import org.jspecify.annotations.NullMarked;
