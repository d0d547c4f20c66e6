package dev.stillwatch.enforcement;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How gateways other than those that speak our own gRPC ask. What names the account must be set by the gateway, after it authenticated the
 * caller: what a caller can set itself names whom it likes.
 *
 * @param account where Envoy's check finds the account, separated by commas, the first that is there wins: {@code header:NAME},
 *     {@code metadata:FILTER/KEY/KEY}, {@code context:KEY} (the route's context extensions) or {@code principal} (of the client's certificate)
 * @param litellmAccount fields of LiteLLM's {@code request_data} that name the account, separated by commas, the first that is there wins
 * @param httpHost address the HTTP gate listens on
 * @param httpPort port it listens on; 0 takes a free one, -1 leaves it closed
 * @param httpToken what callers of the HTTP gate must send, as {@code x-api-key} or as Bearer; may be empty on loopback only
 * @param plainHttp whether the gate speaks plain HTTP although {@code stillwatch.tls} is set, because something in front of it speaks TLS
 * @param staleAfter how long after Kafka was last heard actions that are in force are no longer gone by as they were last read, but by the fail
 *     mode of their policy
 */
@ConfigurationProperties("stillwatch.enforcement.gateway")
public record GatewayConfiguration(
        @Bindable(defaultValue = "header:x-stillwatch-account")
        String account,

        @Bindable(defaultValue = "user_api_key_user_id,user_api_key_team_id,user_api_key_hash")
        String litellmAccount,

        @Bindable(defaultValue = "127.0.0.1") String httpHost,
        @Bindable(defaultValue = "-1") int httpPort,
        @Bindable(defaultValue = "") String httpToken,
        @Bindable(defaultValue = "false") boolean plainHttp,
        @Bindable(defaultValue = "10m") Duration staleAfter) {

    /** Refuses what can't work. */
    public GatewayConfiguration {
        if (staleAfter.isNegative()) {
            throw new IllegalArgumentException("stillwatch.enforcement.gateway.stale-after can't be negative");
        }
        boolean loopback = httpHost.equals("localhost") || httpHost.startsWith("127.") || httpHost.equals("::1");
        if (httpPort >= 0 && httpToken.isBlank() && !loopback) {
            throw new IllegalArgumentException("stillwatch.enforcement.gateway.http-token is missing: the HTTP gate"
                    + " listens on " + httpHost + ", where others can reach it");
        }
    }

    /** Whether the HTTP gate is open. */
    public boolean http() {
        return httpPort >= 0;
    }
}
