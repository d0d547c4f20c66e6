package dev.stillwatch.standalone;

import dev.stillwatch.platform.access.AccessRules;
import dev.stillwatch.type.v1.AccessRule;
import dev.stillwatch.type.v1.Role;
import io.envoyproxy.envoy.service.auth.v3.AuthorizationGrpc;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of RPCs and roles in docs/access.md: the specification that contracts and running services are held against. */
final class RolesTable {

    private static final Path DOCUMENT = Path.of("..", "docs", "access.md");
    private static final Path CONTRACTS = Path.of("..", "proto", "stillwatch");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^option java_package = \"([^\"]+)\";");
    private static final Pattern SERVICE = Pattern.compile("(?m)^service (\\w+) \\{");
    private static final String BEGIN = "<!-- roles: made by RolesTableTest -->\n";
    private static final String END = "<!-- end of roles -->";
    private static final List<Role> ROLES =
            EnumSet.complementOf(EnumSet.of(Role.ROLE_UNSPECIFIED, Role.UNRECOGNIZED)).stream()
                    .toList();

    private RolesTable() {}

    /** All roles. */
    static List<Role> roles() {
        return ROLES;
    }

    /** A role as configuration writes it. */
    static String word(Role role) {
        return role.name().substring("ROLE_".length()).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The RPCs that services offer, by full name. */
    static Map<String, MethodDescriptor<?, ?>> offered(Collection<ServerServiceDefinition> services) {
        Map<String, MethodDescriptor<?, ?>> methods = new TreeMap<>();
        services.forEach(s -> s.getMethods()
                .forEach(m -> methods.put(m.getMethodDescriptor().getFullMethodName(), m.getMethodDescriptor())));
        return methods;
    }

    /** The RPCs of all contracts, offered yet or not, by full name. */
    static Map<String, MethodDescriptor<?, ?>> contracts() {
        Map<String, MethodDescriptor<?, ?>> methods = new TreeMap<>();
        try (Stream<Path> files = Files.walk(CONTRACTS)) {
            files.filter(f -> f.toString().endsWith(".proto"))
                    .map(RolesTable::read)
                    .forEach(text -> SERVICE.matcher(text)
                            .results()
                            .flatMap(m -> methods(owner(text), m.group(1)))
                            .forEach(m -> methods.put(m.getFullMethodName(), m)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        AuthorizationGrpc.getServiceDescriptor().getMethods().forEach(m -> methods.put(m.getFullMethodName(), m));
        return methods;
    }

    private static String owner(String text) {
        return PACKAGE.matcher(text).results().findFirst().orElseThrow().group(1);
    }

    private static Stream<MethodDescriptor<?, ?>> methods(String owner, String service) {
        try {
            var descriptor = (ServiceDescriptor) Class.forName(owner + "." + service + "Grpc")
                    .getMethod("getServiceDescriptor")
                    .invoke(null);
            return descriptor.getMethods().stream().map(m -> m);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(service + " has no generated code", e);
        }
    }

    /** The table as the contracts say it. */
    static String of(Collection<MethodDescriptor<?, ?>> methods) {
        var table = new StringBuilder("| RPC | "
                + ROLES.stream().map(RolesTable::word).collect(Collectors.joining(" | ")) + " | |\n|---|"
                + "---|".repeat(ROLES.size() + 1) + "\n");
        for (MethodDescriptor<?, ?> method : methods) {
            AccessRule rule = AccessRules.of(method);
            table.append("| `").append(method.getFullMethodName()).append("` |");
            for (Role role : ROLES) {
                boolean may = rule != null
                        && (rule.getAnyRole() || rule.getRolesList().contains(role));
                table.append(may ? " yes |" : " |");
            }
            table.append(rule != null && rule.getEvidence() ? " evidence |\n" : " |\n");
        }
        return table.toString();
    }

    /** The table as the document has it. */
    static String documented() {
        String text = read(DOCUMENT);
        return text.substring(text.indexOf(BEGIN) + BEGIN.length(), text.indexOf(END));
    }

    /** Which roles may call each RPC, as the document says. */
    static Map<String, Set<Role>> allowed() {
        Map<String, Set<Role>> allowed = new TreeMap<>();
        documented().lines().filter(l -> l.startsWith("| `")).forEach(line -> {
            List<String> cells = new ArrayList<>(List.of(line.split("\\|", -1)));
            Set<Role> may = EnumSet.noneOf(Role.class);
            for (int i = 0; i < ROLES.size(); i++) {
                if (cells.get(i + 2).strip().equals("yes")) {
                    may.add(ROLES.get(i));
                }
            }
            allowed.put(cells.get(1).replace("`", "").strip(), may);
        });
        return allowed;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
