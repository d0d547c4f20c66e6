package dev.stillwatch.platform.access;

import dev.stillwatch.type.v1.Role;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who has which role, by name, or by the beginning of names up to a slash. */
final class Grants {

    private final Map<Role, Set<String>> names;

    private Grants(Map<Role, Set<String>> names) {
        this.names = names;
    }

    static Builder builder() {
        return new Builder();
    }

    /** The roles of one name. */
    Set<Role> of(String name) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        names.forEach((role, granted) -> {
            if (granted.stream().anyMatch(g -> matches(g, name))) {
                roles.add(role);
            }
        });
        return roles;
    }

    private static boolean matches(String granted, String name) {
        return granted.endsWith("/*")
                ? name.startsWith(granted.substring(0, granted.length() - 1))
                : name.equals(granted);
    }

    static final class Builder {

        private final Map<Role, Set<String>> names = new EnumMap<>(Role.class);

        private Builder() {}

        /** Takes the names that have a role; null when nobody has. */
        Builder add(Role role, @Nullable List<String> granted) {
            if (granted != null) {
                for (String one : granted) {
                    String name = one.strip();
                    if (name.contains("*") && !(name.endsWith("/*") && name.indexOf('*') == name.length() - 1)) {
                        throw new IllegalArgumentException(
                                "\"" + name + "\" has a role of stillwatch.access, but a * may only be the last"
                                        + " character, after a slash: anything else could be met by a name that somebody chose");
                    }
                    if (!name.isEmpty()) {
                        names.computeIfAbsent(role, r -> new LinkedHashSet<>()).add(name);
                    }
                }
            }
            return this;
        }

        Grants build() {
            return new Grants(names);
        }
    }
}
