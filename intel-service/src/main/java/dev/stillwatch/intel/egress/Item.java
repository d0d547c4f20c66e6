package dev.stillwatch.intel.egress;

import dev.stillwatch.intel.stix.StixObject;
import java.util.List;

/**
 * An object that is to leave, and where it goes.
 *
 * @param object the object, rendered
 * @param collections ids of the TAXII collections that it is added to, sorted
 */
public record Item(StixObject object, List<String> collections) {}
