/** Specification of the whole service on a real Kafka. Run by the build only. */
@NullMarked
package dev.stillwatch.linking.service;

import org.jspecify.annotations.NullMarked;
