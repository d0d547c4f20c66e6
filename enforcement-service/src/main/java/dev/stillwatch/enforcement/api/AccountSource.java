package dev.stillwatch.enforcement.api;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.envoyproxy.envoy.service.auth.v3.AttributeContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One place where a request that Envoy asks about names its account. */
sealed interface AccountSource {

    /** The account; empty when the request does not name it there. */
    String find(AttributeContext request);

    /** A header, which a filter before this one has set. */
    record Header(String name) implements AccountSource {
        @Override
        public String find(AttributeContext request) {
            return request.getRequest().getHttp().getHeadersOrDefault(name, "");
        }
    }

    /** Dynamic metadata of a filter, such as a claim of the JWT that was verified. */
    record Metadata(String filter, List<String> path) implements AccountSource {
        @Override
        public String find(AttributeContext request) {
            Struct struct =
                    request.getMetadataContext().getFilterMetadataOrDefault(filter, Struct.getDefaultInstance());
            Value value = Value.getDefaultInstance();
            for (String key : path) {
                value = struct.getFieldsOrDefault(key, Value.getDefaultInstance());
                struct = value.getStructValue();
            }
            return value.getStringValue();
        }
    }

    /** A context extension of the route or virtual host. */
    record Context(String key) implements AccountSource {
        @Override
        public String find(AttributeContext request) {
            return request.getContextExtensionsOrDefault(key, "");
        }
    }

    /** The principal of the client's certificate. */
    record Principal() implements AccountSource {
        @Override
        public String find(AttributeContext request) {
            return request.getSource().getPrincipal();
        }
    }

    /**
     * Reads the setting.
     *
     * @throws IllegalArgumentException names the part that can't be read
     */
    static List<AccountSource> parse(String setting) {
        return Arrays.stream(setting.split(",")).map(s -> one(s.strip())).toList();
    }

    private static AccountSource one(String text) {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? text : text.substring(0, colon);
        String rest = text.substring(colon + 1);
        return switch (kind) {
            // Envoy gives header names in lower case.
            case "header" -> new Header(rest.toLowerCase(Locale.ROOT));
            case "context" -> new Context(rest);
            case "principal" -> new Principal();
            case "metadata" -> metadata(text, List.of(rest.split("/")));
            default -> throw unreadable(text);
        };
    }

    private static Metadata metadata(String text, List<String> path) {
        if (path.size() < 2) {
            throw unreadable(text);
        }
        return new Metadata(path.getFirst(), path.subList(1, path.size()));
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException("stillwatch.enforcement.gateway.account: " + text
                + " is none of header:NAME, metadata:FILTER/KEY, context:KEY, principal");
    }
}
