package dev.stillwatch.cli.bench;

import dev.stillwatch.enforcement.v1.CheckRequest;
import dev.stillwatch.enforcement.v1.DecisionServiceGrpc;
import io.envoyproxy.envoy.service.auth.v3.AttributeContext;
import io.envoyproxy.envoy.service.auth.v3.AuthorizationGrpc;
import io.grpc.Channel;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The ways a gateway asks about accounts, round and round. */
final class GatewayCalls {

    private GatewayCalls() {}

    /** By our own gRPC. */
    static AsyncCall check(Channel channel, List<String> accounts) {
        var stub = DecisionServiceGrpc.newStub(channel);
        List<CheckRequest> requests = accounts.stream()
                .map(a -> CheckRequest.newBuilder().setAccountId(a).build())
                .toList();
        var next = new AtomicInteger();
        return done -> stub.check(at(requests, next), AsyncCall.observer(done));
    }

    /** As Envoy does, with the headers that a request through it has. */
    static AsyncCall extAuthz(Channel channel, List<String> accounts) {
        var stub = AuthorizationGrpc.newStub(channel);
        var requests = accounts.stream().map(GatewayCalls::envoy).toList();
        var next = new AtomicInteger();
        return done -> stub.check(at(requests, next), AsyncCall.observer(done));
    }

    private static io.envoyproxy.envoy.service.auth.v3.CheckRequest envoy(String account) {
        var http = AttributeContext.HttpRequest.newBuilder()
                .setId("7310274591236481")
                .setMethod("POST")
                .setPath("/v1/chat/completions")
                .setHost("api.example.com")
                .setScheme("https")
                .setProtocol("HTTP/2")
                .putHeaders(":authority", "api.example.com")
                .putHeaders(":method", "POST")
                .putHeaders(":path", "/v1/chat/completions")
                .putHeaders("content-type", "application/json")
                .putHeaders("x-request-id", "0b2f5f0e-6a0d-4a1e-9d0e-5b0a3c8b4a55")
                .putHeaders("x-stillwatch-account", account);
        return io.envoyproxy.envoy.service.auth.v3.CheckRequest.newBuilder()
                .setAttributes(AttributeContext.newBuilder()
                        .setRequest(AttributeContext.Request.newBuilder().setHttp(http)))
                .build();
    }

    /** By HTTP/1.1 with connections kept, with the JDK's client. */
    static AsyncCall http(URI gate, List<String> accounts) {
        var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        URI uri = gate.resolve("/v1/check");
        List<HttpRequest> requests = accounts.stream()
                .map(a -> HttpRequest.newBuilder(uri)
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"accountId\":\"" + a + "\"}"))
                        .build())
                .toList();
        var next = new AtomicInteger();
        return done -> {
            var _ = client.sendAsync(at(requests, next), HttpResponse.BodyHandlers.ofString())
                    .whenComplete((answer, failure) -> done.done(failure));
        };
    }

    private static <T> T at(List<T> requests, AtomicInteger next) {
        return requests.get(Math.floorMod(next.getAndIncrement(), requests.size()));
    }
}
