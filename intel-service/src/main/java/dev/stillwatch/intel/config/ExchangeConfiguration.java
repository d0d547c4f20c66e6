package dev.stillwatch.intel.config;

import dev.stillwatch.intel.egress.ReleaseMode;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.convert.format.MapFormat.MapTransformation;
import io.micronaut.core.naming.conventions.StringConvention;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who agrees to what leaves, and what is taken in. {@link Feeds} is the part about feeds, checked.
 *
 * @param release who must agree before anything leaves: {@code TWO_PERSONS} or {@code ON_CONFIRMATION}
 * @param maxContentLength largest body that partners may send, in bytes
 * @param maxSubmissionObjects most objects in one body
 * @param maxClues most indicators of one partner that are kept; what comes beyond them is refused
 * @param confidenceCeiling the most confidence that a partner's indicator can have, 0 to 100
 * @param feeds by name: {@code url} (of the partner's TAXII 2.1 collection), {@code partner} (whose word it is; the feed's name when unset),
 *     {@code user} (of HTTP Basic; Bearer when unset), {@code credential-file} (holds the token, read at each poll), {@code interval} (such
 *     as {@code 5m}), {@code page-objects}, {@code page-bytes}, {@code pages} (most in one poll)
 */
@ConfigurationProperties("stillwatch.intel.exchange")
public record ExchangeConfiguration(
        @Bindable(defaultValue = "TWO_PERSONS") ReleaseMode release,
        @Bindable(defaultValue = "4194304") int maxContentLength,
        @Bindable(defaultValue = "5000") int maxSubmissionObjects,
        @Bindable(defaultValue = "100000") int maxClues,
        @Bindable(defaultValue = "60") int confidenceCeiling,

        @MapFormat(transformation = MapTransformation.NESTED, keyFormat = StringConvention.RAW) @Nullable
        Map<String, Object> feeds) {}
