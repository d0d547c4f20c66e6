package dev.stillwatch.platform.access;

import dev.stillwatch.type.v1.Role;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which workloads have which role: names of certificates, such as {@code spiffe://example.org/ns/edge/sa/envoy}, or their beginning and a {@code *} after a slash. A certificate that is
 * not named may call nothing.
 *
 * @param gateway who has the role; likewise the others
 */
@ConfigurationProperties("stillwatch.access.workloads")
public record WorkloadConfiguration(
        @Nullable List<String> gateway,
        @Nullable List<String> analyst,
        @Nullable List<String> reviewer,
        @Nullable List<String> policyAuthor,
        @Nullable List<String> approver,
        @Nullable List<String> auditor,
        @Nullable List<String> operator,
        @Nullable List<String> service) {

    Grants grants() {
        return Grants.builder()
                .add(Role.ROLE_GATEWAY, gateway)
                .add(Role.ROLE_ANALYST, analyst)
                .add(Role.ROLE_REVIEWER, reviewer)
                .add(Role.ROLE_POLICY_AUTHOR, policyAuthor)
                .add(Role.ROLE_APPROVER, approver)
                .add(Role.ROLE_AUDITOR, auditor)
                .add(Role.ROLE_OPERATOR, operator)
                .add(Role.ROLE_SERVICE, service)
                .build();
    }
}
