package dev.stillwatch.platform.access;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How much one caller may ask of one replica, so that none takes it from the others. 0: no limit. Does not hold where access control is off: nobody is known there.
 *
 * @param requestsPerSecond calls a second of one caller; as many at once after a pause
 * @param inFlight calls of one caller that are being answered at a moment; a stream is one
 * @param gatewayRequestsPerSecond likewise of a caller that is a gateway
 * @param gatewayInFlight likewise of a caller that is a gateway
 */
@ConfigurationProperties("stillwatch.access.quota")
public record QuotaConfiguration(
        @Bindable(defaultValue = "100") long requestsPerSecond,
        @Bindable(defaultValue = "32") long inFlight,
        @Bindable(defaultValue = "20000") long gatewayRequestsPerSecond,
        @Bindable(defaultValue = "2000") long gatewayInFlight) {

    /** Refuses limits below nothing. */
    public QuotaConfiguration {
        if (requestsPerSecond < 0 || inFlight < 0 || gatewayRequestsPerSecond < 0 || gatewayInFlight < 0) {
            throw new IllegalArgumentException("stillwatch.access.quota has a limit below 0; 0 is no limit");
        }
    }
}
