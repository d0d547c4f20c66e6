package dev.stillwatch.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A server program as a child of this JVM, which ends when this JVM does, however that ends: our end of its standard input closes.
 * Where there is {@code setsid}, signals to our terminal or process group (Ctrl-C, a hang-up) do not reach it, so that we can drain before
 * it goes. macOS has none: there the broker passes over them, and Redis ends, in order.
 */
public final class ChildProcess {

    /** Who in the child watches for the end of standard input. */
    enum Watch {
        /** The program itself. */
        PROGRAM("trap '' INT HUP; exec \"$@\""),
        /** A shell beside it, which then asks it to end. */
        SHELL("""
                trap '' INT HUP
                exec 3<&0
                "$@" </dev/null 3<&- &
                server=$!
                { cat <&3 >/dev/null; kill "$server"; } 2>/dev/null &
                watch=$!
                wait "$server"
                status=$?
                kill "$watch" 2>/dev/null
                exit "$status"
                """);

        private final String script;

        Watch(String script) {
            this.script = script;
        }
    }

    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final Duration KILL_PATIENCE = Duration.ofSeconds(10);

    private final Process process;

    private ChildProcess(Process process) {
        this.process = process;
    }

    /**
     * @param folder where the program leaves what it says at a crash
     * @param stdout where the program's standard output goes; its standard error goes to the end of {@code log}
     */
    static ChildProcess start(
            Watch watch, List<String> program, Path folder, Path log, ProcessBuilder.Redirect stdout) {
        var builder = builder(watch, program, folder, log, stdout);
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        return start(builder, program);
    }

    /**
     * Starts a program that does not know us, with these variables in its environment and no others of ours but the path.
     *
     * @param folder where it works
     * @param log where its output goes, all of it
     * @throws EmbeddedServerException when it can't be run
     */
    public static ChildProcess start(List<String> program, Map<String, String> environment, Path folder, Path log) {
        var builder = builder(Watch.SHELL, program, folder, log, ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().putAll(environment);
        return start(builder, program);
    }

    private static ProcessBuilder builder(
            Watch watch, List<String> program, Path folder, Path log, ProcessBuilder.Redirect stdout) {
        var command = new ArrayList<String>();
        if (Files.isExecutable(SETSID)) {
            command.add(SETSID.toString());
        }
        command.addAll(List.of("/bin/sh", "-c", watch.script, "sh"));
        command.addAll(program);
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(stdout)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    private static ChildProcess start(ProcessBuilder builder, List<String> program) {
        try {
            return new ChildProcess(builder.start());
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "cannot run " + program.getFirst() + " (" + e
                            + "): embedded servers need /bin/sh and a temporary folder"
                            + " that programs may run from (-Djava.io.tmpdir=FOLDER)",
                    e);
        }
    }

    Process process() {
        return process;
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits at most this long for the end, and says whether it has come. */
    public boolean ends(Duration within) {
        try {
            return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("interrupted while waiting for a server process", e);
        }
    }

    /** Ends it in order; says whether it did so in time. */
    public boolean stop(Duration patience) {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ends(patience);
    }

    /** {@code kill -9} of the program; returns when it is gone. */
    public void kill() {
        var startedByShell = process.descendants().toList();
        // The shell that watches must not go first: it reaps the program, so its own end tells of the program's.
        startedByShell.forEach(ProcessHandle::destroyForcibly);
        if (startedByShell.isEmpty() || !ends(KILL_PATIENCE)) {
            process.toHandle().destroyForcibly();
        }
        if (!ends(KILL_PATIENCE)) {
            throw new EmbeddedServerException(
                    "process " + process.pid() + " does not end, even on kill -9: is its disk hanging?");
        }
    }
}
