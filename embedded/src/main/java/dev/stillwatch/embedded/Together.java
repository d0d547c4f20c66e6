package dev.stillwatch.embedded;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Does the same to several servers at once: nodes of a quorum are ready only when the others run, and stop faster together. */
final class Together {

    private Together() {}

    /** Starts all, or none. */
    static void start(Collection<? extends EmbeddedServer> servers, Runnable undo) {
        try {
            each(servers, EmbeddedServer::start);
        } catch (RuntimeException e) {
            undo.run();
            throw e;
        }
    }

    /** Ends all, by force: what they hold is of no more use, and a node that hands over waits for others that are ending too. */
    static void close(Collection<? extends EmbeddedServer> servers) {
        each(servers, server -> {
            server.kill();
            server.close();
        });
    }

    private static void each(Collection<? extends EmbeddedServer> servers, Consumer<EmbeddedServer> work) {
        try (var threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            List<CompletableFuture<Void>> all = servers.stream()
                    .map(server -> CompletableFuture.runAsync(() -> work.accept(server), threads))
                    .toList();
            all.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw e.getCause() instanceof EmbeddedServerException cause ? cause : e;
        }
    }
}
