package dev.stillwatch.proto;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.MethodDescriptor;
import dev.stillwatch.type.v1.AccessProto;
import dev.stillwatch.type.v1.AccessRule;
import dev.stillwatch.type.v1.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every RPC says who may call it, in its own place in the contract. One that does not is refused to everybody when it runs. */
class AccessRulesTest {

    private static final List<MethodDescriptor> METHODS =
            Contracts.services().stream().flatMap(s -> s.getMethods().stream()).toList();

    @Test
    void everyRpcSaysWhoMayCallIt() {
        assertThat(METHODS)
                .isNotEmpty()
                .filteredOn(m -> !m.getOptions().hasExtension(AccessProto.access))
                .extracting(MethodDescriptor::getFullName)
                .as("RPCs without a rule; add: option (stillwatch.type.v1.access) = {roles: [ROLE_ANALYST]};")
                .isEmpty();
    }

    @Test
    void everyRuleNamesRolesOrAnyRoleAndNotBoth() {
        assertThat(METHODS)
                .filteredOn(m -> m.getOptions().hasExtension(AccessProto.access))
                .allSatisfy(method -> {
                    AccessRule rule = method.getOptions().getExtension(AccessProto.access);
                    assertThat(rule.getRolesList().isEmpty())
                            .as(method.getFullName())
                            .isEqualTo(rule.getAnyRole());
                    assertThat(rule.getRolesList())
                            .as(method.getFullName())
                            .doesNotContain(Role.ROLE_UNSPECIFIED, Role.UNRECOGNIZED)
                            .doesNotHaveDuplicates()
                            .isSorted();
                });
    }

    /** Who only looks must not change anything. */
    @Test
    void auditorsAndGatewaysDecideNothing() {
        assertThat(METHODS)
                .filteredOn(m ->
                        m.getName().matches("(Update|Reverse|Deploy|Approve|Create|Delete|Merge|Split|Set|Freeze).*"))
                .isNotEmpty()
                .allSatisfy(method -> assertThat(method.getOptions()
                                .getExtension(AccessProto.access)
                                .getRolesList())
                        .as(method.getFullName())
                        .doesNotContain(Role.ROLE_AUDITOR, Role.ROLE_GATEWAY));
    }
}
