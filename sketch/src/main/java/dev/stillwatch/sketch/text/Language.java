package dev.stillwatch.sketch.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;

/**
 * The language of a text as far as its script and its commonest words show: the script decides where it stands for one language, stop words
 * decide among languages in Latin script. Short texts are often left undecided.
 */
final class Language {
    private static final int TOKENS_READ = 512;
    private static final double FEWEST_VOTES = 0.08;
    private static final Map<UnicodeScript, String> BY_SCRIPT = Map.ofEntries(
            Map.entry(UnicodeScript.HANGUL, "ko"),
            Map.entry(UnicodeScript.ARABIC, "ar"),
            Map.entry(UnicodeScript.HEBREW, "he"),
            Map.entry(UnicodeScript.THAI, "th"),
            Map.entry(UnicodeScript.DEVANAGARI, "hi"),
            Map.entry(UnicodeScript.GREEK, "el"),
            Map.entry(UnicodeScript.BENGALI, "bn"),
            Map.entry(UnicodeScript.TAMIL, "ta"),
            Map.entry(UnicodeScript.GEORGIAN, "ka"),
            Map.entry(UnicodeScript.ARMENIAN, "hy"));

    private Language() {}

    /** ISO 639-1 code; empty when undecided. */
    static String of(Tokens tokens) {
        int read = Math.min(tokens.size(), TOKENS_READ);
        EnumMap<UnicodeScript, Integer> scripts = new EnumMap<>(UnicodeScript.class);
        int latin = 0;
        for (int i = 0; i < read; i++) {
            int c = tokens.text().codePointAt(tokens.start(i));
            if (c < 0x250) {
                latin += Character.isLetter(c) ? 1 : 0;
            } else {
                scripts.merge(UnicodeScript.of(c), 1, Integer::sum);
            }
        }
        UnicodeScript main = UnicodeScript.LATIN;
        int most = latin;
        for (Map.Entry<UnicodeScript, Integer> entry : scripts.entrySet()) {
            // A letter of a script without spaces is a token of its own; two make about a word.
            if (entry.getValue() > most) {
                main = entry.getKey();
                most = entry.getValue();
            }
        }
        return most == 0 ? "" : ofScript(main, scripts, tokens, read);
    }

    private static String ofScript(UnicodeScript main, Map<UnicodeScript, Integer> scripts, Tokens tokens, int read) {
        return switch (main) {
            case LATIN -> byVotes(tokens, read);
            case HAN, HIRAGANA, KATAKANA -> {
                int kana = scripts.getOrDefault(UnicodeScript.HIRAGANA, 0)
                        + scripts.getOrDefault(UnicodeScript.KATAKANA, 0);
                yield kana * 10 > scripts.getOrDefault(UnicodeScript.HAN, 0) ? "ja" : "zh";
            }
            case CYRILLIC -> holdsAny(tokens.text(), "іїєґ") ? "uk" : "ru";
            case ARABIC -> holdsAny(tokens.text(), "پچژگ") ? "fa" : "ar";
            default -> BY_SCRIPT.getOrDefault(main, "");
        };
    }

    private static String byVotes(Tokens tokens, int read) {
        int[] votes = new int[StopWords.languages().size()];
        for (int i = 0; i < read; i++) {
            for (int mask = StopWords.mask(tokens.hash(i)); mask != 0; mask &= mask - 1) {
                votes[Integer.numberOfTrailingZeros(mask)]++;
            }
        }
        int best = 0;
        for (int i = 1; i < votes.length; i++) {
            best = votes[i] > votes[best] ? i : best;
        }
        return votes[best] > FEWEST_VOTES * read ? StopWords.languages().get(best) : "";
    }

    private static boolean holdsAny(String text, String letters) {
        return letters.chars().anyMatch(letter -> text.indexOf(letter) >= 0);
    }
}
