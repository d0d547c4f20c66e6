package dev.stillwatch.cli.command;

import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.cli.guards.GuardText;
import dev.stillwatch.cli.policy.PolicyFile;
import dev.stillwatch.cli.policy.PolicyText;
import dev.stillwatch.cli.text.Json;
import dev.stillwatch.enforcement.v1.DeployPolicySetRequest;
import dev.stillwatch.enforcement.v1.EndCanaryRequest;
import dev.stillwatch.enforcement.v1.GetCanaryReportRequest;
import dev.stillwatch.enforcement.v1.GetPolicySetRequest;
import dev.stillwatch.enforcement.v1.PolicySet;
import dev.stillwatch.enforcement.v1.StartCanaryRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Policy sets: read, checked, deployed, and tried on a share of subjects first. */
@Command(
        name = "policies",
        mixinStandardHelpOptions = true,
        description = "Read, check and deploy policy sets, or try one on a share of subjects first. See also: backtest")
public final class PoliciesCommand implements Runnable {

    private static final String FILE = "A policy set in JSON, as policies show --json prints it.";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What? show, check, deploy, try, trial, promote or abandon");
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "The set in force.")
    int show(
            @Option(names = "--json", description = "As JSON, to edit and deploy.") boolean json,
            @Mixin Target target) {
        try (PlatformClient platform = target.connect("policies")) {
            PolicySet set = platform.enforcement()
                    .getPolicySet(GetPolicySetRequest.getDefaultInstance())
                    .getPolicySet();
            say(json ? List.of(Json.of(set)) : PolicyText.of(set));
        }
        return 0;
    }

    @Command(name = "check", mixinStandardHelpOptions = true, description = "Type-check a set; change nothing.")
    int check(@Parameters(paramLabel = "FILE", description = FILE) Path file, @Mixin Actor actor, @Mixin Target target)
            throws IOException {
        deploy(file, true, "check", actor, target);
        say(List.of(file + " is sound."));
        return 0;
    }

    @Command(name = "deploy", mixinStandardHelpOptions = true, description = "Put a set in force as a new version.")
    int deploy(@Parameters(paramLabel = "FILE", description = FILE) Path file, @Mixin Act act, @Mixin Target target)
            throws IOException {
        say(PolicyText.of(deploy(file, false, act.reason(), act.who(), target)));
        return 0;
    }

    @Command(
            name = "try",
            mixinStandardHelpOptions = true,
            description = "Have a set decide for a stable share of subjects, beside the one in force (a canary).")
    int start(
            @Parameters(paramLabel = "FILE", description = FILE) Path file,
            @Option(names = "--share", paramLabel = "SHARE", required = true, description = "0.001 to 0.5.")
                    double share,
            @Mixin Act act,
            @Mixin Target target)
            throws IOException {
        PolicySet set = PolicyFile.read(file);
        try (PlatformClient platform = target.connect("policies")) {
            say(List.of(GuardText.of(platform.guards()
                    .startCanary(StartCanaryRequest.newBuilder()
                            .addAllPolicies(set.getPoliciesList())
                            .setShare(share)
                            .setActor(target.actor(act.who()))
                            .setNote(act.reason())
                            .setRequestId(UUID.randomUUID().toString())
                            .build())
                    .getCanary())));
        }
        return 0;
    }

    @Command(
            name = "trial",
            mixinStandardHelpOptions = true,
            description = "What the set on trial has shown beside the one in force.")
    int report(@Mixin Target target) {
        try (PlatformClient platform = target.connect("policies")) {
            say(GuardText.of(platform.guards().getCanaryReport(GetCanaryReportRequest.getDefaultInstance())));
        }
        return 0;
    }

    @Command(name = "promote", mixinStandardHelpOptions = true, description = "Put the set on trial in force for all.")
    int promote(@Mixin Act act, @Mixin Target target) {
        return end(true, act, target);
    }

    @Command(
            name = "abandon",
            mixinStandardHelpOptions = true,
            description = "Give the set on trial up; what only it imposed ends.")
    int abandon(@Mixin Act act, @Mixin Target target) {
        return end(false, act, target);
    }

    private int end(boolean promote, Act act, Target target) {
        try (PlatformClient platform = target.connect("policies")) {
            say(List.of(GuardText.of(platform.guards()
                    .endCanary(EndCanaryRequest.newBuilder()
                            .setPromote(promote)
                            .setActor(target.actor(act.who()))
                            .setNote(act.reason())
                            .setRequestId(UUID.randomUUID().toString())
                            .build())
                    .getCanary())));
        }
        return 0;
    }

    private static PolicySet deploy(Path file, boolean onlyCheck, String note, Actor actor, Target target)
            throws IOException {
        PolicySet set = PolicyFile.read(file);
        try (PlatformClient platform = target.connect("policies")) {
            return platform.enforcement()
                    .deployPolicySet(DeployPolicySetRequest.newBuilder()
                            .addAllPolicies(set.getPoliciesList())
                            .setActor(target.actor(actor))
                            .setNote(note)
                            .setValidateOnly(onlyCheck)
                            .setRequestId(UUID.randomUUID().toString())
                            .build())
                    .getPolicySet();
        }
    }

    private void say(List<String> lines) {
        lines.forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
    }
}
