package dev.stillwatch.intel.feed;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * How far a collection was read.
 *
 * @param addedAfter what was added after this moment is still to be read, as the partner's server writes it; empty is the beginning
 * @param next the server's cursor in an unfinished run of pages; empty when there is none
 */
public record Position(String addedAfter, String next) {

    /** Nothing was read yet. */
    public static final Position BEGINNING = new Position("", "");

    /** What to ask for next. The moment goes along with the cursor: servers differ in whether the cursor remembers it. */
    public URI request(Feed feed) {
        StringBuilder query = new StringBuilder("objects/?limit=" + feed.pageObjects());
        if (!addedAfter.isEmpty()) {
            query.append("&added_after=").append(encoded(addedAfter));
        }
        if (!next.isEmpty()) {
            query.append("&next=").append(encoded(next));
        }
        return feed.url().resolve(query.toString());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
