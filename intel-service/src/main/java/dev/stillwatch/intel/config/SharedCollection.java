package dev.stillwatch.intel.config;

import dev.stillwatch.intel.stix.Tlp;

/**
 * A collection of the TAXII server.
 *
 * @param alias its name in the configuration; partners can ask for it by that, too
 * @param id a UUID of version 4
 * @param title its name for partners
 * @param description what is in it
 * @param tlp the most restricted marking that is put into it
 * @param inbox whether partners write to it; then nothing of ours is put into it, and each partner reads only what it wrote
 */
public record SharedCollection(String alias, String id, String title, String description, Tlp tlp, boolean inbox) {

    /** Name of the index that holds what a partner wrote to a collection. */
    public static String indexOf(String collectionId, String partner) {
        return collectionId + "/" + partner;
    }
}
