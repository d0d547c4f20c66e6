package dev.stillwatch.cli.command;

import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.cli.guards.GuardText;
import dev.stillwatch.enforcement.v1.GetSwitchesRequest;
import dev.stillwatch.enforcement.v1.Switches;
import dev.stillwatch.enforcement.v1.UpdateSwitchesRequest;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The switches that bound enforcement at run time, whatever the policies say. */
@Command(
        name = "switches",
        mixinStandardHelpOptions = true,
        description = "Show and set what bounds enforcement at run time, on every replica within seconds.")
public final class SwitchesCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What? show, freeze, thaw, shadow, live or holdout");
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "The switches, who set them and why.")
    int show(@Mixin Target target) {
        try (PlatformClient platform = target.connect("switches")) {
            say(GuardText.of(now(platform)));
        }
        return 0;
    }

    @Command(
            name = "freeze",
            mixinStandardHelpOptions = true,
            description = "Impose nothing new on anybody. What is in force stays and can be taken back.")
    int freeze(@Mixin Act act, @Mixin Target target) {
        return set(s -> s.setFrozen(true), act, target);
    }

    @Command(name = "thaw", mixinStandardHelpOptions = true, description = "Impose again.")
    int thaw(@Mixin Act act, @Mixin Target target) {
        return set(s -> s.setFrozen(false), act, target);
    }

    @Command(
            name = "shadow",
            mixinStandardHelpOptions = true,
            description = "Let nothing take effect: gateways serve everybody, and what would be done is recorded.")
    int shadow(@Mixin Act act, @Mixin Target target) {
        return set(s -> s.setShadow(true), act, target);
    }

    @Command(name = "live", mixinStandardHelpOptions = true, description = "Let actions take effect again.")
    int live(@Mixin Act act, @Mixin Target target) {
        return set(s -> s.setShadow(false), act, target);
    }

    @Command(
            name = "holdout",
            mixinStandardHelpOptions = true,
            description = "Leave a share of each campaign's accounts alone, so that displacement can be measured.")
    int holdout(
            @Parameters(paramLabel = "SHARE", description = "0 (none) to 0.2.") double share,
            @Mixin Act act,
            @Mixin Target target) {
        return set(s -> s.setHoldoutShare(share), act, target);
    }

    private int set(Consumer<UpdateSwitchesRequest.Builder> change, Act act, Target target) {
        try (PlatformClient platform = target.connect("switches")) {
            Switches now = now(platform);
            UpdateSwitchesRequest.Builder request = UpdateSwitchesRequest.newBuilder()
                    .setFrozen(now.getFrozen())
                    .setShadow(now.getShadow())
                    .setHoldoutShare(now.getHoldoutShare())
                    .setActor(target.actor(act.who()))
                    .setNote(act.reason())
                    .setRequestId(UUID.randomUUID().toString());
            change.accept(request);
            say(GuardText.of(platform.guards().updateSwitches(request.build()).getSwitches()));
        }
        return 0;
    }

    private static Switches now(PlatformClient platform) {
        return platform.guards()
                .getSwitches(GetSwitchesRequest.getDefaultInstance())
                .getSwitches();
    }

    private void say(List<String> lines) {
        lines.forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
    }
}
