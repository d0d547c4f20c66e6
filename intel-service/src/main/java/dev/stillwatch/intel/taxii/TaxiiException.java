package dev.stillwatch.intel.taxii;

/** A request that can't be answered, with the status and the text of the TAXII error message (3.6.1). */
public final class TaxiiException extends RuntimeException {

    private final int status;
    private final String title;

    /**
     * @param status HTTP status, 400 to 599
     * @param title what went wrong, in a few words
     * @param description what to do about it
     */
    public TaxiiException(int status, String title, String description) {
        super(description);
        this.status = status;
        this.title = title;
    }

    static TaxiiException malformed(String description) {
        return new TaxiiException(400, "Malformed query", description);
    }

    /** The status. */
    public int status() {
        return status;
    }

    /** The error message as TAXII writes it. */
    public TaxiiError error() {
        return new TaxiiError(title, String.valueOf(getMessage()), Integer.toString(status));
    }
}
