package dev.stillwatch.enforcement.api;

import dev.stillwatch.enforcement.GatewayConfiguration;
import io.envoyproxy.envoy.service.auth.v3.AttributeContext;
import io.envoyproxy.envoy.service.auth.v3.AuthorizationGrpc;
import io.envoyproxy.envoy.service.auth.v3.CheckRequest;
import io.envoyproxy.envoy.service.auth.v3.CheckResponse;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.util.List;

/** Check, as Envoy's external authorization asks it (envoy.service.auth.v3). */
@Singleton
final class ExtAuthzApi extends AuthorizationGrpc.AuthorizationImplBase {

    private final Gatekeeper gatekeeper;
    private final List<AccountSource> accounts;

    ExtAuthzApi(Gatekeeper gatekeeper, GatewayConfiguration configuration) {
        this.gatekeeper = gatekeeper;
        this.accounts = AccountSource.parse(configuration.account());
    }

    @Override
    public void check(CheckRequest request, StreamObserver<CheckResponse> responses) {
        responses.onNext(ExtAuthzAnswers.of(gatekeeper.ask(Surface.EXT_AUTHZ, account(request.getAttributes()))));
        responses.onCompleted();
    }

    private String account(AttributeContext request) {
        for (AccountSource source : accounts) {
            String account = source.find(request);
            if (!account.isEmpty()) {
                return account;
            }
        }
        return "";
    }
}
