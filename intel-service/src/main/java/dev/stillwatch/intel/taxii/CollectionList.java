package dev.stillwatch.intel.taxii;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The collections of an API root (TAXII 2.1, 5.1.1).
 *
 * @param collections in the order of the configuration; null when there are none, for empty lists are forbidden
 */
public record CollectionList(@Nullable List<CollectionResource> collections) {}
