package dev.stillwatch.intel.secevent;

/** Why a token is not taken, in the words of RFC 8935 section 2.4. */
public final class SetFault extends Exception {

    private static final long serialVersionUID = 1L;

    /** The registered error codes. */
    public enum Code {
        /** It is no security event token. */
        INVALID_REQUEST,
        /** It is signed with no key that is known. */
        INVALID_KEY,
        /** It is from someone else. */
        INVALID_ISSUER,
        /** It is for someone else. */
        INVALID_AUDIENCE,
        /** The sender is not known. */
        AUTHENTICATION_FAILED,
        /** The sender may not send here. */
        ACCESS_DENIED
    }

    private final Code code;

    /** A fault. */
    public SetFault(Code code, String description) {
        super(description);
        this.code = code;
    }

    /** The code. */
    public Code code() {
        return code;
    }

    /** The code as it is written. */
    public String word() {
        return code.name().toLowerCase(java.util.Locale.ROOT);
    }
}
