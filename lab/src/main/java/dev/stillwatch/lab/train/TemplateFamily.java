package dev.stillwatch.lab.train;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way to ask for something, with many wordings: {@code {a|b}} is one of them, {@code <name>} one of a list. The families are the resources
 * {@code families*.txt}, written for this project.
 *
 * @param kind an elicitation class, or {@code NONE}
 * @param test whether it is only for measuring
 * @param name its name among those of its kind
 * @param template what to expand
 * @param lists words for {@code <name>}
 */
public record TemplateFamily(String kind, boolean test, String name, String template, Map<String, List<String>> lists) {
    /** In order; a list that one defines the next may use. */
    private static final List<String> RESOURCES = List.of(
            "families.txt",
            "families-tasks.txt",
            "families-grading.txt",
            "families-oblique.txt",
            "families-honest.txt",
            "families-oblique-honest.txt");

    private static final Pattern LIST = Pattern.compile("<([a-z]+)>");

    /** Mean length, in characters, from which the items of a list are texts and not words. */
    private static final int TEXT = 25;

    private static final Pattern CHOICE = Pattern.compile("\\{([^{}]*)}|<([a-z]+)>");

    /** Reads the shipped families. */
    public static List<TemplateFamily> all() {
        List<String> lines = new ArrayList<>();
        for (String resource : RESOURCES) {
            InputStream in = TemplateFamily.class.getResourceAsStream(resource);
            if (in == null) {
                throw new IllegalStateException("resource " + resource + " is missing from the class path");
            }
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                lines.addAll(reader.lines().toList());
            } catch (IOException e) {
                throw new UncheckedIOException("resource " + resource + " cannot be read", e);
            }
        }
        return parse(lines);
    }

    static List<TemplateFamily> parse(List<String> lines) {
        Map<String, List<String>> lists = new HashMap<>();
        List<TemplateFamily> families = new ArrayList<>();
        String[] head = {};
        StringBuilder template = new StringBuilder();
        List<String> closed = new ArrayList<>(lines);
        closed.add("family END train end");
        for (String line : closed) {
            if (line.startsWith("list ")) {
                String[] parts = line.split(" ", 3);
                lists.put(parts[1], List.of(parts[2].split("\\|", -1)));
            } else if (line.startsWith("family ")) {
                if (head.length > 0) {
                    families.add(new TemplateFamily(
                            head[1], head[2].equals("test"), head[3], template.toString(), Map.copyOf(lists)));
                }
                head = line.split(" ", -1);
                template.setLength(0);
            } else if (!line.isBlank() && !line.startsWith(";")) {
                template.append(template.isEmpty() ? "" : " ").append(line);
            }
        }
        return families;
    }

    /** One wording; choices may hold lists. */
    public String expand(RandomGenerator random) {
        return expand(template, random);
    }

    /** One wording of what is asked for alone, without what it is asked about: nothing stands for lists of whole texts. */
    public String bare(RandomGenerator random) {
        String bare = LIST.matcher(template)
                .replaceAll(name -> isOfTexts(name.group(1)) ? "" : Matcher.quoteReplacement(name.group()));
        return expand(bare, random);
    }

    private boolean isOfTexts(String list) {
        return lists.getOrDefault(list, List.of()).stream()
                        .mapToInt(String::length)
                        .average()
                        .orElse(0)
                >= TEXT;
    }

    private String expand(String template, RandomGenerator random) {
        String text = template;
        for (String expanded = once(text, random); !expanded.equals(text); expanded = once(text, random)) {
            text = expanded;
        }
        return text.replaceAll(" {2,}", " ").strip();
    }

    private String once(String text, RandomGenerator random) {
        Matcher choices = CHOICE.matcher(text);
        StringBuilder expanded = new StringBuilder();
        while (choices.find()) {
            String chosen = choose(choices, random);
            choices.appendReplacement(expanded, Matcher.quoteReplacement(chosen));
        }
        return choices.appendTail(expanded).toString();
    }

    /** What stands for a choice; a name that is no list's, such as a tag, stands for itself. */
    private String choose(Matcher choice, RandomGenerator random) {
        String alternatives = choice.group(1);
        List<String> options = alternatives == null
                ? lists.getOrDefault(choice.group(2), List.of(choice.group()))
                : List.of(alternatives.split("\\|", -1));
        return options.get(random.nextInt(options.size()));
    }
}
