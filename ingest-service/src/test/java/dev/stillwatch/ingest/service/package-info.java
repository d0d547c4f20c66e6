/** The whole service on a real Kafka and Redis, as a client and as the topics see it. Tests only; nobody calls them. */
@org.jspecify.annotations.NullMarked
package dev.stillwatch.ingest.service;
