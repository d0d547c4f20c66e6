package dev.stillwatch.intel.feed;

import dev.stillwatch.intel.taxii.ObjectReader.Read;
import java.util.List;

/**
 * One answer of a partner's server.
 *
 * @param objects what was in it, good and bad
 * @param more whether it says that more follows
 * @param next its cursor; empty when it names none
 * @param lastAdded the moment of its last object, from {@code X-TAXII-Date-Added-Last}; empty when it names none or one that can't be
 */
public record FetchedPage(List<Read> objects, boolean more, String next, String lastAdded) {}
