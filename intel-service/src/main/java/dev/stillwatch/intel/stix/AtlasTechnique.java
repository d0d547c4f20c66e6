package dev.stillwatch.intel.stix;

/**
 * The techniques of MITRE ATLAS (5.6.0) that an extraction campaign shows by being one: many accounts, the inference API, a model
 * copied through its answers. What the traffic does not show (proxies bought, a student trained) is not claimed. Case study
 * AML.CS0056 describes such campaigns.
 */
enum AtlasTechnique {
    /** Accounts made for the purpose. */
    ESTABLISH_ACCOUNTS("AML.T0021", "Establish Accounts", "resource-development"),
    /** The way in. */
    INFERENCE_API_ACCESS("AML.T0040", "AI Model Inference API Access", "ai-model-access"),
    /** The aim: answers collected to train a copy. */
    EXTRACT_MODEL("AML.T0024.002", "Extract AI Model", "exfiltration");

    private final String id;
    private final String title;
    private final String tactic;

    AtlasTechnique(String id, String title, String tactic) {
        this.id = id;
        this.title = title;
        this.tactic = tactic;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    /** The tactic's name in lower case with dashes, as a kill-chain phase. */
    String tactic() {
        return tactic;
    }
}
