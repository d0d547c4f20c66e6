package dev.stillwatch.enforcement.api;

/** The ways a gateway asks. Each asks the same {@link Gatekeeper}. */
enum Surface {
    /** Our own gRPC. */
    CHECK("check"),
    /** Envoy's external authorization. */
    EXT_AUTHZ("ext_authz"),
    /** HTTP with our own JSON. */
    HTTP("http"),
    /** LiteLLM's generic guardrail API. */
    LITELLM("litellm");

    private final String word;

    Surface(String word) {
        this.word = word;
    }

    /** Its name in metrics. */
    String word() {
        return word;
    }
}
