package dev.stillwatch.enforcement.policy;

import dev.cel.common.types.CelType;
import dev.stillwatch.enforcement.v1.Policy;
import java.util.Set;
import java.util.function.Function;

/**
 * Something that a condition can ask of a subject.
 *
 * @param path as conditions write it, such as {@code assessment.score}
 * @param type its type in CEL
 * @param scopes the scopes whose policies know it
 * @param value its value for a subject of such a scope
 */
record Attribute(String path, CelType type, Set<Policy.Scope> scopes, Function<PolicySubject, Object> value) {

    Attribute {
        scopes = Set.copyOf(scopes);
    }
}
