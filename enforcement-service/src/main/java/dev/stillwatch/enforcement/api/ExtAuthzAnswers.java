package dev.stillwatch.enforcement.api;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.rpc.Code;
import com.google.rpc.Status;
import dev.stillwatch.enforcement.check.Answer;
import dev.stillwatch.enforcement.check.HttpRefusal;
import io.envoyproxy.envoy.config.core.v3.HeaderValue;
import io.envoyproxy.envoy.config.core.v3.HeaderValueOption;
import io.envoyproxy.envoy.config.core.v3.HeaderValueOption.HeaderAppendAction;
import io.envoyproxy.envoy.service.auth.v3.CheckResponse;
import io.envoyproxy.envoy.service.auth.v3.DeniedHttpResponse;
import io.envoyproxy.envoy.service.auth.v3.OkHttpResponse;
import io.envoyproxy.envoy.type.v3.HttpStatus;

/**
 * Answers as Envoy takes them. What upstream is to know goes into headers, what the gateway's own logs are to know into dynamic metadata,
 * and to the customer nothing goes but an {@link HttpRefusal}.
 */
final class ExtAuthzAnswers {

    /** Set to {@code true} for upstream when reasoning is to be left out of the answer, and taken away otherwise. */
    static final String WITHHOLD = "x-stillwatch-withhold-reasoning";

    /** Names the decision, for upstream and for the customer. */
    static final String DECISION = "x-stillwatch-decision-id";

    private static final Status OK = Status.getDefaultInstance();
    private static final Status DENIED =
            Status.newBuilder().setCode(Code.PERMISSION_DENIED_VALUE).build();
    private static final HeaderValueOption WITHHELD = header(WITHHOLD, "true");
    private static final HeaderValueOption JSON = header("content-type", "application/json");

    private ExtAuthzAnswers() {}

    static CheckResponse of(Gatekeeper.Ruling ruling) {
        CheckResponse.Builder response = CheckResponse.newBuilder().setDynamicMetadata(metadata(ruling));
        return HttpRefusal.of(ruling.answer())
                .map(refusal -> response.setStatus(DENIED).setDeniedResponse(denied(refusal, ruling.decisionId())))
                .orElseGet(() -> response.setStatus(OK).setOkResponse(served(ruling)))
                .build();
    }

    private static OkHttpResponse served(Gatekeeper.Ruling ruling) {
        OkHttpResponse.Builder served = OkHttpResponse.newBuilder().addHeaders(header(DECISION, ruling.decisionId()));
        return ruling.answer().withholdReasoning()
                ? served.addHeaders(WITHHELD).build()
                : served.addHeadersToRemove(WITHHOLD).build();
    }

    private static DeniedHttpResponse denied(HttpRefusal refusal, String decisionId) {
        DeniedHttpResponse.Builder denied = DeniedHttpResponse.newBuilder()
                .setStatus(HttpStatus.newBuilder().setCodeValue(refusal.status()))
                .addHeaders(JSON)
                .addHeaders(header(DECISION, decisionId))
                .setBody(HttpRefusal.BODY);
        if (refusal.retryAfterSeconds() > 0) {
            denied.addHeaders(header("retry-after", Long.toString(refusal.retryAfterSeconds())));
        }
        return denied.build();
    }

    /** Stays in Envoy, as {@code envoy.filters.http.ext_authz} in its access log. */
    private static Struct metadata(Gatekeeper.Ruling ruling) {
        Answer answer = ruling.answer();
        return Struct.newBuilder()
                .putFields("decision_id", text(ruling.decisionId()))
                .putFields("action", text(answer.action().name()))
                .putFields("verification_required", flag(answer.verificationRequired()))
                .putFields("degraded", flag(answer.degraded()))
                .build();
    }

    private static HeaderValueOption header(String name, String value) {
        return HeaderValueOption.newBuilder()
                .setHeader(HeaderValue.newBuilder().setKey(name).setValue(value))
                .setAppendAction(HeaderAppendAction.OVERWRITE_IF_EXISTS_OR_ADD)
                .build();
    }

    private static Value text(String text) {
        return Value.newBuilder().setStringValue(text).build();
    }

    private static Value flag(boolean flag) {
        return Value.newBuilder().setBoolValue(flag).build();
    }
}
