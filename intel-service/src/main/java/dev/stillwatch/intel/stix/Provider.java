package dev.stillwatch.intel.stix;

/**
 * Who publishes.
 *
 * @param id a word that stays for ever, such as a domain; all ids are derived from it
 * @param name the name that partners read
 */
public record Provider(String id, String name) {}
