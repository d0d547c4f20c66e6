package dev.stillwatch.sketch.key;

/** Telephone numbers as digits alone, without the ways of writing them: {@code +49 (30) 1234-567} and {@code 0049301234567} are one. */
public final class PhoneNumber {
    private static final int FEWEST_DIGITS = 5;

    private PhoneNumber() {}

    /**
     * Returns the digits after an international prefix of + or 00. No country is assumed, so a number without its country code is another
     * number. A text with fewer than five digits is returned as it is, without white space.
     */
    public static String normalise(String text) {
        StringBuilder digits = new StringBuilder();
        text.codePoints().filter(Character::isDigit).forEach(digit -> digits.append(Character.digit(digit, 10)));
        if (digits.length() < FEWEST_DIGITS) {
            return text.replaceAll("\\s", "");
        }
        boolean international = digits.length() > 2 && digits.charAt(0) == '0' && digits.charAt(1) == '0';
        return international ? digits.substring(2) : digits.toString();
    }
}
