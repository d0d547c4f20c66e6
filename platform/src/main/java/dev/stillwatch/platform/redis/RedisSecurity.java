package dev.stillwatch.platform.redis;

import dev.stillwatch.platform.config.SecretFile;
import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import io.lettuce.core.SslVerifyMode;
import io.lettuce.core.StaticCredentialsProvider;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.io.File;

/**
 * TLS and sign-in to Redis. What stands in {@code stillwatch.redis.uri} goes on to hold where nothing is set here.
 *
 * @param tls whether to speak TLS, to a {@code redis://} URI too
 * @param username user of Redis' ACL; empty: the default user, if there is a password
 * @param password the password; better in a file
 * @param passwordFile file that holds the password
 * @param trustFile PEM of the authorities that issued the servers' certificates; empty: those that the JVM trusts
 * @param certificateFile PEM of a client certificate, for servers that want one
 * @param keyFile PEM of its key, PKCS #8
 */
@ConfigurationProperties("stillwatch.redis.security")
public record RedisSecurity(
        @Bindable(defaultValue = "false") boolean tls,
        @Bindable(defaultValue = "") String username,
        @Bindable(defaultValue = "") String password,
        @Bindable(defaultValue = "") String passwordFile,
        @Bindable(defaultValue = "") String trustFile,
        @Bindable(defaultValue = "") String certificateFile,
        @Bindable(defaultValue = "") String keyFile) {

    private static final String PREFIX = "stillwatch.redis.security.";

    /** Refuses what does not go together. */
    public RedisSecurity {
        if (!username.isEmpty() && password.isEmpty() && passwordFile.isBlank()) {
            throw new IllegalArgumentException(PREFIX + "password-file is missing for " + PREFIX + "username");
        }
        if (certificateFile.isBlank() != keyFile.isBlank()) {
            throw new IllegalArgumentException(
                    PREFIX + "certificate-file and key-file go together; only one of them is set");
        }
    }

    /** An address with what is configured here. */
    RedisURI applyTo(RedisURI uri) {
        if (tls) {
            uri.setSsl(true);
            uri.setVerifyPeer(SslVerifyMode.FULL);
        }
        String secret = SecretFile.read(PREFIX + "password", password, passwordFile);
        if (!secret.isEmpty()) {
            uri.setCredentialsProvider(
                    new StaticCredentialsProvider(RedisCredentials.just(username.isEmpty() ? null : username, secret)));
        }
        return uri;
    }

    /** The files, as the client takes them. */
    SslOptions files() {
        SslOptions.Builder files = SslOptions.builder().jdkSslProvider();
        if (!trustFile.isBlank()) {
            files.trustManager(new File(trustFile));
        }
        if (!certificateFile.isBlank()) {
            files.keyManager(new File(certificateFile), new File(keyFile), new char[0]);
        }
        return files.build();
    }
}
