package dev.stillwatch.intel.taxii;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.protobuf.ByteString;
import dev.stillwatch.intel.stix.StixTime;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * Writes pages as TAXII resources. Objects are copied as they were stored, never parsed. Manifest and versions carry {@code next}
 * too: the standard leaves it out there, but OASIS's own client pages with it.
 */
public final class PageWriter {

    private record ManifestRecord(
            String id,
            @JsonProperty("date_added") String dateAdded,
            String version,
            @JsonProperty("media_type") String mediaType) {}

    private PageWriter() {}

    /** The objects themselves (3.7). */
    public static byte[] envelope(Page page) {
        return frame(page, "objects", StoredObject::json);
    }

    /** What there is, without the objects (5.3.1). */
    public static byte[] manifest(Page page) {
        return frame(
                page,
                "objects",
                o -> json(new ManifestRecord(
                        o.objectId(),
                        TaxiiTime.format(o.addedAt()),
                        StixTime.format(o.version()),
                        "application/stix+json;version=" + o.specVersion())));
    }

    /** The versions of an object (5.8.1). */
    public static byte[] versions(Page page) {
        return frame(page, "versions", o -> json(StixTime.format(o.version())));
    }

    private static ByteString json(Object value) {
        return ByteString.copyFrom(TaxiiJson.write(value));
    }

    /** TAXII forbids empty lists: without objects the resource is an empty object. */
    private static byte[] frame(Page page, String list, Function<StoredObject, ByteString> item) {
        var out = new ByteArrayOutputStream();
        ascii(out, "{");
        if (page.more()) {
            String next = Cursor.of(page.objects().getLast().sequence());
            ascii(out, "\"more\":true,\"next\":\"" + next + "\",");
        }
        String before = "\"" + list + "\":[";
        for (StoredObject object : page.objects()) {
            ascii(out, before);
            out.writeBytes(item.apply(object).toByteArray());
            before = ",";
        }
        ascii(out, page.objects().isEmpty() ? "}" : "]}");
        return out.toByteArray();
    }

    private static void ascii(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
