package dev.stillwatch.intel.taxii;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** TAXII's media type, and whether a client that names others can be served (TAXII 2.1, 1.6.8 and 3.1; RFC 9110, 12.5.1). */
public final class MediaTypes {

    /** Of every answer. */
    public static final String TAXII = "application/taxii+json;version=2.1";

    /** Of the objects. */
    public static final String STIX = "application/stix+json;version=2.1";

    private static final String TAXII_TYPE = "application/taxii+json";
    private static final List<String> WILDCARDS = List.of("*/*", "application/*");

    private MediaTypes() {}

    /** Whether an Accept header leaves room for TAXII 2.1. Without the header, or with a wildcard, anything is acceptable. */
    public static boolean acceptable(@Nullable String accept) {
        return accept == null
                || accept.isBlank()
                || Arrays.stream(accept.split(",", -1)).anyMatch(range -> matches(range, true));
    }

    /** Whether a Content-Type is TAXII 2.1. */
    public static boolean isTaxii(@Nullable String contentType) {
        return contentType != null && matches(contentType, false);
    }

    private static boolean matches(String range, boolean wildcards) {
        String[] parts = range.toLowerCase(Locale.ROOT).split(";", -1);
        String type = parts[0].strip();
        if (!type.equals(TAXII_TYPE) && !(wildcards && WILDCARDS.contains(type))) {
            return false;
        }
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].replace(" ", "").replace("\"", "");
            boolean wrongVersion = parameter.startsWith("version=") && !parameter.equals("version=2.1");
            boolean refused = parameter.matches("q=0(\\.0{0,3})?");
            if (wrongVersion || refused) {
                return false;
            }
        }
        return true;
    }
}
