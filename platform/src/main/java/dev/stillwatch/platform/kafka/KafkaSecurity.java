package dev.stillwatch.platform.kafka;

import dev.stillwatch.platform.config.SecretFile;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule;

/**
 * TLS and sign-in to Kafka. Kafka's own names for the same under {@code stillwatch.kafka.properties} win over these, and say what these can't, such as GSSAPI.
 *
 * @param protocol PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL, as the brokers' listener has it
 * @param mechanism SCRAM-SHA-512, SCRAM-SHA-256, PLAIN or OAUTHBEARER
 * @param username who signs in; for OAUTHBEARER the client's id
 * @param password the password, or the client's secret; better in a file
 * @param passwordFile file that holds the password
 * @param trustFile PEM of the authorities that issued the brokers' certificates; empty: those that the JVM trusts
 * @param certificateFile PEM of a client certificate, for brokers that want one
 * @param keyFile PEM of its key, PKCS #8
 * @param tokenEndpoint where OAUTHBEARER gets its tokens (client credentials, RFC 6749 4.4). The JVM must be told that Kafka may go there:
 *     {@code -Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=URL}
 * @param scope scope asked for with OAUTHBEARER; may be empty
 */
@ConfigurationProperties("stillwatch.kafka.security")
public record KafkaSecurity(
        @Bindable(defaultValue = "PLAINTEXT") SecurityProtocol protocol,
        @Bindable(defaultValue = "SCRAM-SHA-512") String mechanism,
        @Bindable(defaultValue = "") String username,
        @Bindable(defaultValue = "") String password,
        @Bindable(defaultValue = "") String passwordFile,
        @Bindable(defaultValue = "") String trustFile,
        @Bindable(defaultValue = "") String certificateFile,
        @Bindable(defaultValue = "") String keyFile,
        @Bindable(defaultValue = "") String tokenEndpoint,
        @Bindable(defaultValue = "") String scope) {

    private static final String OAUTHBEARER = "OAUTHBEARER";
    private static final String PREFIX = "stillwatch.kafka.security.";

    /** Refuses what does not go together. */
    public KafkaSecurity {
        boolean sasl = protocol == SecurityProtocol.SASL_PLAINTEXT || protocol == SecurityProtocol.SASL_SSL;
        if (!sasl && !username.isEmpty()) {
            throw new IllegalArgumentException(PREFIX + "username is set, but nobody signs in over " + protocol
                    + "; set " + PREFIX + "protocol to SASL_SSL");
        }
        if (sasl && !username.isEmpty() && password.isEmpty() && passwordFile.isBlank()) {
            throw new IllegalArgumentException(PREFIX + "password-file is missing for " + PREFIX + "username");
        }
        if (sasl && mechanism.equals(OAUTHBEARER) && tokenEndpoint.isBlank()) {
            throw new IllegalArgumentException(
                    PREFIX + "token-endpoint is missing: where " + OAUTHBEARER + " gets its tokens");
        }
        if (certificateFile.isBlank() != keyFile.isBlank()) {
            throw new IllegalArgumentException(
                    PREFIX + "certificate-file and key-file go together; only one of them is set");
        }
    }

    /**
     * The same as Kafka's clients name it.
     *
     * @throws IllegalStateException when a file can't be read; names it
     */
    public Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        if (protocol == SecurityProtocol.PLAINTEXT) {
            return properties;
        }
        properties.put("security.protocol", protocol.name);
        if (!username.isEmpty()) {
            properties.put("sasl.mechanism", mechanism);
            properties.put("sasl.jaas.config", jaas());
            if (mechanism.equals(OAUTHBEARER)) {
                properties.putAll(oauth());
            }
        }
        if (!trustFile.isBlank()) {
            properties.put("ssl.truststore.type", "PEM");
            properties.put("ssl.truststore.certificates", text("trust-file", trustFile));
        }
        if (!certificateFile.isBlank()) {
            properties.put("ssl.keystore.type", "PEM");
            properties.put("ssl.keystore.certificate.chain", text("certificate-file", certificateFile));
            properties.put("ssl.keystore.key", text("key-file", keyFile));
        }
        return properties;
    }

    private Map<String, String> oauth() {
        Map<String, String> properties = new HashMap<>();
        properties.put("sasl.login.callback.handler.class", OAuthBearerLoginCallbackHandler.class.getName());
        properties.put("sasl.oauthbearer.token.endpoint.url", tokenEndpoint);
        properties.put("sasl.oauthbearer.client.credentials.client.id", username);
        properties.put(
                "sasl.oauthbearer.client.credentials.client.secret",
                SecretFile.read(PREFIX + "password", password, passwordFile));
        if (!scope.isBlank()) {
            properties.put("sasl.oauthbearer.scope", scope);
        }
        return properties;
    }

    private String jaas() {
        String module = switch (mechanism) {
            case "PLAIN" -> "org.apache.kafka.common.security.plain.PlainLoginModule";
            case "SCRAM-SHA-256", "SCRAM-SHA-512" -> "org.apache.kafka.common.security.scram.ScramLoginModule";
            case OAUTHBEARER -> OAuthBearerLoginModule.class.getName();
            default ->
                throw new IllegalStateException(
                        PREFIX + "mechanism is " + mechanism
                                + "; it must be SCRAM-SHA-512, SCRAM-SHA-256, PLAIN or OAUTHBEARER. Others go into stillwatch.kafka.properties");
        };
        if (mechanism.equals(OAUTHBEARER)) {
            return module + " required;";
        }
        return module + " required username=" + quoted(username) + " password="
                + quoted(SecretFile.read(PREFIX + "password", password, passwordFile)) + ";";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String text(String setting, String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new IllegalStateException("Can't read " + file + ", which " + PREFIX + setting + " names: " + e, e);
        }
    }
}
