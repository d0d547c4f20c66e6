package dev.stillwatch.intel.feed;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A collection of a partner that is polled.
 *
 * @param name its name in the configuration
 * @param partner whose word it is
 * @param url of the collection, with a slash at its end
 * @param user the user name of HTTP Basic; without it the token goes as Bearer
 * @param credentialFile holds the token; without it none is sent
 * @param interval from the end of one poll to the next
 * @param pageObjects objects asked for at once
 * @param pageBytes a page above this is a fault
 * @param pages most pages in one poll; the rest waits for the next
 */
public record Feed(
        String name,
        String partner,
        URI url,
        Optional<String> user,
        Optional<Path> credentialFile,
        Duration interval,
        int pageObjects,
        int pageBytes,
        int pages) {}
