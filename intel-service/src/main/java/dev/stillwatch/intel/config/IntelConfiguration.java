package dev.stillwatch.intel.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.convert.format.MapFormat.MapTransformation;
import io.micronaut.core.naming.conventions.StringConvention;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What intelligence is shared, and over which server. {@link Sharing} is the same, checked.
 *
 * @param httpHost address that TAXII listens on
 * @param httpPort port that TAXII listens on; 0 takes a free one
 * @param plainHttp whether TAXII is spoken in plain text although {@code stillwatch.tls} is set, because something in front of it speaks TLS
 * @param publicUrl what partners reach the server by, such as {@code https://intel.example.com}; unset: host and port
 * @param title name of the TAXII server
 * @param contact whom partners ask; unset: nobody is named
 * @param apiRoot first word of the path of the API root
 * @param providerId who publishes, a word that stays for ever such as a domain: all STIX ids are derived from it
 * @param providerName who publishes, as partners read it
 * @param tlp marking of all that tells of a campaign, GREEN to RED. CLEAR is refused: an indicator names the signals that give a campaign
 *     away, and CLEAR would tell them to the adversary
 * @param indicatorValidity how long an indicator holds after its campaign was last seen
 * @param maxPageObjects most objects in an answer
 * @param maxPageBytes an answer ends before its objects exceed this
 * @param open development only: a client on the loopback interface reads everything without credentials
 * @param collections by alias: {@code id} (a random UUID), {@code title}, {@code description}, {@code tlp} (the most restricted
 *     marking that is put into it). Unset: one collection that takes everything
 * @param partners by name: {@code token-sha256} (of a long random token, in hex), {@code tlp} (the most restricted marking that they may
 *     see), {@code collections} (aliases with commas between them)
 */
@ConfigurationProperties("stillwatch.intel")
public record IntelConfiguration(
        @Bindable(defaultValue = "0.0.0.0") String httpHost,
        @Bindable(defaultValue = "8080") int httpPort,
        @Bindable(defaultValue = "false") boolean plainHttp,
        @Nullable String publicUrl,
        @Bindable(defaultValue = "Stillwatch") String title,
        @Nullable String contact,
        @Bindable(defaultValue = "api1") String apiRoot,
        String providerId,
        String providerName,
        @Bindable(defaultValue = "AMBER") String tlp,
        @Bindable(defaultValue = "90d") Duration indicatorValidity,
        @Bindable(defaultValue = "1000") int maxPageObjects,
        @Bindable(defaultValue = "4194304") int maxPageBytes,
        @Bindable(defaultValue = "false") boolean open,

        @MapFormat(transformation = MapTransformation.NESTED, keyFormat = StringConvention.RAW) @Nullable
        Map<String, Object> collections,

        @MapFormat(transformation = MapTransformation.NESTED, keyFormat = StringConvention.RAW) @Nullable
        Map<String, Object> partners) {}
