package dev.stillwatch.platform.access;

import com.google.rpc.Code;
import dev.stillwatch.platform.grpc.Errors;
import io.grpc.Context;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * The caller of the RPC that is being answered. Ask in the handler, on the thread that gRPC calls it on, and hand the answer on: other threads
 * don't know it.
 */
public final class Caller {

    static final Context.Key<Principal> PRINCIPAL = Context.key("stillwatch-principal");
    static final Context.Key<String> PURPOSE = Context.keyWithDefault("stillwatch-purpose", "");

    private Caller() {}

    /**
     * Who calls.
     *
     * @throws IllegalStateException outside of a call
     */
    public static Principal current() {
        Principal principal = PRINCIPAL.get();
        if (principal == null) {
            throw new IllegalStateException(
                    "No call is being answered on this thread; ask for the caller in the gRPC handler");
        }
        return principal;
    }

    /**
     * The name that a decision is entered under: the caller's own. Where access control is off, nobody is known, and it is what the request claims.
     *
     * @param claimed the request's {@code actor}; may be empty where access control is on
     * @throws io.grpc.StatusRuntimeException PERMISSION_DENIED, reason ACTOR_NOT_CALLER, when the request names somebody else; INVALID_ARGUMENT, reason
     *     ACTOR_MISSING, when access control is off and it names nobody
     */
    public static String actor(String claimed) {
        Principal principal = current();
        if (principal.kind() == Principal.Kind.ANYONE) {
            if (claimed.isBlank()) {
                throw Errors.invalidArgument(
                        "ACTOR_MISSING", "actor is empty, and access control is off: nobody else says who decides");
            }
            return claimed;
        }
        if (!claimed.isEmpty() && !claimed.equals(principal.name())) {
            throw Errors.of(
                    Code.PERMISSION_DENIED,
                    "ACTOR_NOT_CALLER",
                    "actor names somebody else than the caller; leave it empty",
                    Map.of("caller", principal.name()));
        }
        return principal.name();
    }

    /** What the caller says evidence is read for; empty where it need not say. */
    public static String purpose() {
        return PURPOSE.get();
    }

    /** Does something as if this principal called; for tests that call a handler without a server. */
    public static <T> T as(Principal principal, Callable<T> work) throws Exception {
        return Context.current().withValue(PRINCIPAL, principal).call(work);
    }
}
