package dev.stillwatch.platform.access;

import dev.stillwatch.type.v1.AccessProto;
import dev.stillwatch.type.v1.AccessRule;
import dev.stillwatch.type.v1.Role;
import io.grpc.MethodDescriptor;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rule of each RPC: its own contract's. Contracts that are others' have theirs here. */
public final class AccessRules {

    private static final Map<String, AccessRule> OTHERS = Map.of(
            "envoy.service.auth.v3.Authorization/Check",
            AccessRule.newBuilder().addRoles(Role.ROLE_GATEWAY).build());

    private AccessRules() {}

    /** The rule of an RPC; null when it has none, and is refused to everybody. */
    public static @Nullable AccessRule of(MethodDescriptor<?, ?> method) {
        if (method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier contract) {
            var options = contract.getMethodDescriptor().getOptions();
            if (options.hasExtension(AccessProto.access)) {
                return options.getExtension(AccessProto.access);
            }
        }
        return OTHERS.get(method.getFullMethodName());
    }

    /** Whether a principal meets a rule. */
    public static boolean admits(AccessRule rule, Principal principal) {
        return rule.getAnyRole() ? !principal.roles().isEmpty() : principal.hasAny(rule.getRolesList());
    }
}
