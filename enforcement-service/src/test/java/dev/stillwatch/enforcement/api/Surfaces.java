package dev.stillwatch.enforcement.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.stillwatch.enforcement.GatewayConfiguration;
import dev.stillwatch.enforcement.v1.CheckRequest;
import dev.stillwatch.enforcement.v1.CheckResponse;
import io.envoyproxy.envoy.service.auth.v3.AttributeContext;
import io.grpc.stub.StreamObserver;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** All surfaces of one gatekeeper. */
final class Surfaces {

    private final DecisionApi decisions;
    private final ExtAuthzApi envoy;
    private final GateController controller;

    Surfaces(Gatekeeper gatekeeper, GatewayConfiguration configuration) {
        this.decisions = new DecisionApi(gatekeeper);
        this.envoy = new ExtAuthzApi(gatekeeper, configuration);
        this.controller = new GateController(gatekeeper, configuration);
    }

    List<Boolean> allowed(String account) {
        return List.of(
                check(account).getAllowed(),
                extAuthz(account).hasOkResponse(),
                http(account).get("allowed").getAsBoolean(),
                litellm(account).get("action").getAsString().equals("NONE"));
    }

    CheckResponse check(String account) {
        One<CheckResponse> one = new One<>();
        decisions.check(CheckRequest.newBuilder().setAccountId(account).build(), one);
        return one.get();
    }

    io.envoyproxy.envoy.service.auth.v3.CheckResponse extAuthz(String account) {
        return extAuthz(AttributeContext.newBuilder()
                .setRequest(AttributeContext.Request.newBuilder()
                        .setHttp(AttributeContext.HttpRequest.newBuilder().putHeaders("x-stillwatch-account", account)))
                .build());
    }

    io.envoyproxy.envoy.service.auth.v3.CheckResponse extAuthz(AttributeContext attributes) {
        One<io.envoyproxy.envoy.service.auth.v3.CheckResponse> one = new One<>();
        envoy.check(
                io.envoyproxy.envoy.service.auth.v3.CheckRequest.newBuilder()
                        .setAttributes(attributes)
                        .build(),
                one);
        return one.get();
    }

    JsonObject http(String account) {
        return JsonParser.parseString(String.valueOf(controller
                        .check(bytes("{\"accountId\":\"" + account + "\"}"))
                        .body()))
                .getAsJsonObject();
    }

    JsonObject litellm(String account) {
        return guardrail("{\"input_type\":\"request\",\"texts\":[],\"request_data\":{\"user_api_key_team_id\":\""
                + account + "\"}}");
    }

    JsonObject guardrail(String body) {
        return JsonParser.parseString(
                        String.valueOf(controller.guardrail(bytes(body)).body()))
                .getAsJsonObject();
    }

    int httpStatus(String body) {
        return controller.check(bytes(body)).code();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The one answer of a call. */
    private static final class One<T> implements StreamObserver<T> {

        private final List<T> answers = new ArrayList<>();

        T get() {
            assertThat(answers).hasSize(1);
            return answers.getFirst();
        }

        @Override
        public void onNext(T answer) {
            answers.add(answer);
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onCompleted() {}
    }
}
