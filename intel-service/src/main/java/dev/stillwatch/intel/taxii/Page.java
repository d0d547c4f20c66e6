package dev.stillwatch.intel.taxii;

import java.util.List;

/**
 * Part of an answer.
 *
 * @param objects in the order they were added
 * @param more whether others follow
 */
public record Page(List<StoredObject> objects, boolean more) {}
