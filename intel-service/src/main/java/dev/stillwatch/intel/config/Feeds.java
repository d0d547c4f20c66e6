package dev.stillwatch.intel.config;

import dev.stillwatch.intel.feed.Feed;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The feeds of partners, checked when the service starts. */
@Singleton
public final class Feeds {

    private static final Set<String> FIELDS =
            Set.of("url", "partner", "user", "credential-file", "interval", "page-objects", "page-bytes", "pages");

    private final List<Feed> feeds;

    /**
     * Checks a configuration.
     *
     * @throws IllegalArgumentException names the key that is wrong, and what it should be
     */
    public Feeds(ExchangeConfiguration configuration) {
        this.feeds =
                List.copyOf(Entries.read("stillwatch.intel.exchange.feeds", configuration.feeds(), FIELDS, Feeds::feed)
                        .values());
    }

    /** All feeds, by name. */
    public List<Feed> all() {
        return feeds;
    }

    private static Feed feed(String name, Entries entry) {
        String url = entry.text("url");
        if (!url.matches("https?://[^/]+/.*collections/[^/]+/?")) {
            throw entry.wrong("url", "must be the URL of a TAXII 2.1 collection, .../collections/ID/");
        }
        String user = entry.text("user", "");
        String file = entry.text("credential-file", "");
        return new Feed(
                name,
                entry.text("partner", name),
                URI.create(url.endsWith("/") ? url : url + "/"),
                user.isEmpty() ? Optional.empty() : Optional.of(user),
                file.isEmpty() ? Optional.empty() : Optional.of(Path.of(file)),
                interval(entry),
                entry.number("page-objects", 1000),
                entry.number("page-bytes", 8 * 1024 * 1024),
                entry.number("pages", 100));
    }

    private static Duration interval(Entries entry) {
        String text = entry.text("interval", "5m");
        try {
            return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
        } catch (DateTimeParseException e) {
            throw entry.wrong("interval", "must be a duration such as 30s, 5m or 1h");
        }
    }
}
