package dev.stillwatch.intel.config;

import dev.stillwatch.intel.stix.Tlp;

/**
 * A collection that partners read.
 *
 * @param alias its name in the configuration; partners can ask for it by that, too
 * @param id a UUID of version 4
 * @param title its name for partners
 * @param description what is in it
 * @param tlp the most restricted marking that is put into it
 */
public record SharedCollection(String alias, String id, String title, String description, Tlp tlp) {}
