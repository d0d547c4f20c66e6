package dev.stillwatch.enforcement.api;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.stillwatch.enforcement.GatewayConfiguration;
import dev.stillwatch.enforcement.check.Answer;
import dev.stillwatch.enforcement.check.HttpRefusal;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Check over HTTP: with JSON of our own, and as LiteLLM's generic guardrail API asks it. Of a request of LiteLLM nothing is looked at but
 * who it is for; no content is kept, logged or passed on.
 */
@Controller
@Consumes(MediaType.ALL)
@Produces(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
final class GateController {

    private static final int MAX_ACCOUNT_BYTES = 128;
    private static final String NOT_JSON =
            "{\"error\":{\"type\":\"invalid_request\",\"message\":" + "\"Send JSON: docs/gateways.md says which.\"}}";

    private final Gatekeeper gatekeeper;
    private final List<String> litellmAccount;

    GateController(Gatekeeper gatekeeper, GatewayConfiguration configuration) {
        this.gatekeeper = gatekeeper;
        this.litellmAccount = List.of(configuration.litellmAccount().split(","));
    }

    /** {@code {"accountId": ID}}; answers what CheckResponse says, and the status to give the customer when it is refused. */
    @Post("/v1/check")
    HttpResponse<String> check(@Body byte[] body) {
        String account;
        try {
            account = text(object(body), "accountId");
        } catch (JsonParseException | IllegalStateException e) {
            return HttpResponse.badRequest(NOT_JSON);
        }
        if (account.isEmpty() || account.getBytes(StandardCharsets.UTF_8).length > MAX_ACCOUNT_BYTES) {
            return HttpResponse.badRequest(NOT_JSON);
        }
        return HttpResponse.ok(json(gatekeeper.ask(Surface.HTTP, account)).toString());
    }

    /** The generic guardrail API: {@code NONE} serves, {@code BLOCKED} does not. Responses are not looked at. */
    @Post("/beta/litellm_basic_guardrail_api")
    HttpResponse<String> guardrail(@Body byte[] body) {
        JsonObject request;
        try {
            request = object(body);
        } catch (JsonParseException | IllegalStateException e) {
            return HttpResponse.badRequest(NOT_JSON);
        }
        JsonObject answer = new JsonObject();
        if (text(request, "input_type").equals("response")) {
            answer.addProperty("action", "NONE");
            return HttpResponse.ok(answer.toString());
        }
        Gatekeeper.Ruling ruling = gatekeeper.ask(Surface.LITELLM, litellmAccount(request));
        answer.addProperty("action", ruling.answer().allowed() ? "NONE" : "BLOCKED");
        if (!ruling.answer().allowed()) {
            answer.addProperty("blocked_reason", "This request was not served. Decision " + ruling.decisionId());
        }
        return HttpResponse.ok(answer.toString());
    }

    private String litellmAccount(JsonObject request) {
        if (!(request.get("request_data") instanceof JsonObject data)) {
            return "";
        }
        return litellmAccount.stream()
                .map(field -> text(data, field.strip()))
                .filter(account -> !account.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static JsonObject json(Gatekeeper.Ruling ruling) {
        Answer answer = ruling.answer();
        JsonObject json = new JsonObject();
        json.addProperty("allowed", answer.allowed());
        json.addProperty("action", answer.action().name());
        json.addProperty("withholdReasoning", answer.withholdReasoning());
        json.addProperty("verificationRequired", answer.verificationRequired());
        json.addProperty("decisionId", ruling.decisionId());
        json.addProperty("degraded", answer.degraded());
        HttpRefusal.of(answer).ifPresent(refusal -> {
            JsonObject response = new JsonObject();
            response.addProperty("status", refusal.status());
            response.addProperty("retryAfterSeconds", refusal.retryAfterSeconds());
            response.addProperty("body", HttpRefusal.BODY);
            json.add("response", response);
        });
        return json;
    }

    private static JsonObject object(byte[] body) {
        return JsonParser.parseString(new String(body, StandardCharsets.UTF_8)).getAsJsonObject();
    }

    private static String text(JsonObject object, String field) {
        return object.get(field) instanceof JsonPrimitive value && value.isString() ? value.getAsString() : "";
    }
}
