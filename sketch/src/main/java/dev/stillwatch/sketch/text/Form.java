package dev.stillwatch.sketch.text;

/**
 * How a text is written, whatever it speaks of: sixteen numbers of length, capitals, punctuation and layout. People and programs that write
 * prompts differ in them more steadily than in topics (the stylometry of Stamatatos 2009, without anything that needs a dictionary of
 * a language). Of a long text the first 4,096 units are read.
 */
public final class Form {
    /** How many numbers. */
    public static final int SIZE = 16;

    private static final int UNITS_READ = 4_096;

    private final Tokens tokens;
    private final int[] marks = new int[Mark.KINDS];
    private int words;
    private int capitalised;
    private int numbers;
    private int stopWords;
    private int openers;

    private Form(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The numbers of a text, each finite, none scaled; of a text without words, zeros. */
    public static double[] of(Tokens tokens) {
        return tokens.size() == 0 ? new double[SIZE] : new Form(tokens).measure();
    }

    private double[] measure() {
        countWords();
        countMarks();
        String text = tokens.text();
        int first = text.codePointAt(tokens.start(0));
        int last = lastVisible(text);
        double perWord = 1.0 / words;
        return new double[] {
            StrictMath.log1p(tokens.size()),
            (double) text.length() / tokens.size(),
            capitalised * perWord,
            numbers * perWord,
            stopWords * perWord,
            openers * perWord,
            Character.isUpperCase(first) ? 1 : 0,
            last == '?' || last == '？' ? 1 : 0,
            last != '?' && Characters.endsSentence(last) ? 1 : 0,
            marks[Mark.COMMA] * perWord,
            marks[Mark.QUOTE] * perWord,
            marks[Mark.BRACKET] * perWord,
            marks[Mark.SYMBOL] * perWord,
            StrictMath.log1p(marks[Mark.LINE_BREAK]),
            marks[Mark.EXCLAMATION] * perWord,
            marks[Mark.FOREIGN] * perWord
        };
    }

    private void countWords() {
        while (words < tokens.size() && (words == 0 || tokens.start(words) < UNITS_READ)) {
            capitalised += tokens.is(words, Tokens.CAPITALISED) ? 1 : 0;
            numbers += tokens.is(words, Tokens.NUMBER) ? 1 : 0;
            openers += tokens.is(words, Tokens.OPENS_SENTENCE) ? 1 : 0;
            stopWords += StopWords.mask(tokens.hash(words)) == 0 ? 0 : 1;
            words++;
        }
    }

    private void countMarks() {
        String text = tokens.text();
        int read = Math.min(text.length(), UNITS_READ);
        for (int i = 0; i < read; i++) {
            marks[Mark.of(text.charAt(i))]++;
        }
    }

    private static int lastVisible(String text) {
        int i = text.length() - 1;
        while (i > 0 && text.charAt(i) <= ' ') {
            i--;
        }
        return text.charAt(i);
    }
}
