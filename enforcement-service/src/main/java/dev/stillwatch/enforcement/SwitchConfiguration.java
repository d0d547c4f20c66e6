package dev.stillwatch.enforcement;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;

/**
 * Kill switches of the installation. What is on here can't be switched off at run time; what is off can be switched on. The same on every replica.
 *
 * @param shadow serve everybody; what would be imposed is recorded in SHADOW
 * @param frozen impose nothing new, by persons either; what is in force stays and runs out
 * @param shadowPolicies ids of policies that only record what they would do; gateways are not told of their actions that are in force
 */
@ConfigurationProperties("stillwatch.enforcement.switches")
public record SwitchConfiguration(
        @Bindable(defaultValue = "false") boolean shadow,
        @Bindable(defaultValue = "false") boolean frozen,
        @Bindable(defaultValue = "") List<String> shadowPolicies) {

    /** Nothing is switched on. */
    public static final SwitchConfiguration NONE = new SwitchConfiguration(false, false, List.of());

    /** Leaves blanks out. */
    public SwitchConfiguration {
        shadowPolicies = shadowPolicies.stream().filter(id -> !id.isBlank()).toList();
    }
}
