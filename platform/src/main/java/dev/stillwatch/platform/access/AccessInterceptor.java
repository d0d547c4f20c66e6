package dev.stillwatch.platform.access;

import com.google.rpc.Code;
import dev.stillwatch.platform.grpc.Errors;
import dev.stillwatch.type.v1.AccessRule;
import dev.stillwatch.type.v1.Role;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one door: who calls, may they, not too often, and what for. What is refused here never reaches a handler, so a caller without the role learns nothing of
 * what exists.
 */
final class AccessInterceptor implements ServerInterceptor {

    static final Metadata.Key<String> PURPOSE = Metadata.Key.of("stillwatch-purpose", Metadata.ASCII_STRING_MARSHALLER);
    static final Metadata.Key<byte[]> PURPOSE_UNICODE =
            Metadata.Key.of("stillwatch-purpose-bin", Metadata.BINARY_BYTE_MARSHALLER);
    private static final int LONGEST_PURPOSE = 1024;

    private final @Nullable Callers callers;
    private final Quotas quotas;
    private final AccessMetrics metrics;

    /**
     * The door.
     *
     * @param callers null lets in everybody, unknown
     */
    AccessInterceptor(@Nullable Callers callers, Quotas quotas, AccessMetrics metrics) {
        this.callers = callers;
        this.quotas = quotas;
        this.metrics = metrics;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        Runnable leave = () -> {};
        try {
            Principal principal = callers == null ? Principal.ANYONE : known(callers, call, headers);
            if (callers != null) {
                leave = quotas.enter(principal);
            }
            AccessRule rule = rule(call, principal);
            String purpose = purpose(headers, rule.getEvidence() && callers != null);
            metrics.allowed();
            Context context =
                    Context.current().withValue(Caller.PRINCIPAL, principal).withValue(Caller.PURPOSE, purpose);
            return leaving(Contexts.interceptCall(context, call, headers, next), leave);
        } catch (StatusRuntimeException refusal) {
            leave.run();
            metrics.refused(refusal.getStatus().getCode());
            call.close(
                    refusal.getStatus(),
                    Optional.ofNullable(refusal.getTrailers()).orElseGet(Metadata::new));
            return new ServerCall.Listener<>() {};
        } catch (RuntimeException | Error e) {
            leave.run();
            throw e;
        }
    }

    private static Principal known(Callers callers, ServerCall<?, ?> call, Metadata headers) {
        try {
            return callers.of(call.getAttributes(), headers);
        } catch (Refused e) {
            Code code = e.reason().equals("KEYS_UNAVAILABLE") ? Code.UNAVAILABLE : Code.UNAUTHENTICATED;
            throw Errors.of(code, e.reason(), e.text(), Map.of());
        }
    }

    private static AccessRule rule(ServerCall<?, ?> call, Principal principal) {
        String method = call.getMethodDescriptor().getFullMethodName();
        AccessRule rule = AccessRules.of(call.getMethodDescriptor());
        if (rule == null) {
            throw Errors.of(
                    Code.PERMISSION_DENIED,
                    "RPC_WITHOUT_RULE",
                    method + " does not say who may call it, so nobody may. That is a fault of ours",
                    Map.of("method", method));
        }
        if (!AccessRules.admits(rule, principal)) {
            throw Errors.of(
                    Code.PERMISSION_DENIED,
                    "ROLE_MISSING",
                    principal.roles().isEmpty()
                            ? "You are known but have no role here; ask the operator for one"
                            : "Your roles do not allow it; docs/access.md says which do",
                    Map.of("method", method, "caller", principal.name(), "roles", words(principal)));
        }
        return rule;
    }

    private static String words(Principal principal) {
        return new TreeSet<>(principal.roles()).stream().map(Role::name).collect(Collectors.joining(","));
    }

    private static String purpose(Metadata headers, boolean required) {
        String purpose = headers.get(PURPOSE);
        byte[] unicode = headers.get(PURPOSE_UNICODE);
        String text = unicode != null
                ? new String(unicode, StandardCharsets.UTF_8).strip()
                : purpose == null ? "" : purpose.strip();
        if (text.length() > LONGEST_PURPOSE) {
            throw Errors.invalidArgument(
                    "PURPOSE_MISSING", "stillwatch-purpose is longer than " + LONGEST_PURPOSE + " characters");
        }
        if (required && text.isEmpty()) {
            throw Errors.invalidArgument(
                    "PURPOSE_MISSING",
                    "This gives out evidence about accounts. Say what for, in the metadata key stillwatch-purpose; it is entered into the ledger");
        }
        return text;
    }

    private static <Q> ServerCall.Listener<Q> leaving(ServerCall.Listener<Q> listener, Runnable leave) {
        return new SimpleForwardingServerCallListener<>(listener) {
            @Override
            public void onCancel() {
                leave.run();
                super.onCancel();
            }

            @Override
            public void onComplete() {
                leave.run();
                super.onComplete();
            }
        };
    }
}
