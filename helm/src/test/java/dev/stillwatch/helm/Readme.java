package dev.stillwatch.helm;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.comments.CommentLine;
import org.yaml.snakeyaml.comments.CommentType;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The table of values in the chart's README, out of values.yaml and, where that says nothing, the schema. */
final class Readme {

    static final String BEGIN = "<!-- values: made by ReadmeTest -->\n";
    static final String END = "<!-- end of values -->";

    private Readme() {}

    /** The table as it should be. */
    static String table() {
        var options = new LoaderOptions();
        options.setProcessComments(true);
        try {
            Node root =
                    new Yaml(options).compose(new StringReader(Files.readString(Chart.FOLDER.resolve("values.yaml"))));
            StringBuilder table = new StringBuilder("| value | default | |\n|---|---|---|\n");
            rows("", (MappingNode) root, Chart.read(Chart.FOLDER.resolve("values.schema.json")), table);
            return table.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void rows(String prefix, MappingNode node, Tree schema, StringBuilder table) {
        for (NodeTuple tuple : node.getValue()) {
            String path = prefix + ((ScalarNode) tuple.getKeyNode()).getValue();
            Tree own = schema.at("properties", ((ScalarNode) tuple.getKeyNode()).getValue());
            if (tuple.getValueNode() instanceof MappingNode object
                    && !object.getValue().isEmpty()
                    && own.has("properties")) {
                rows(path + ".", object, own, table);
            } else {
                table.append("| `")
                        .append(path)
                        .append("` | `")
                        .append(shown(tuple.getValueNode()))
                        .append("` | ")
                        .append(said(tuple.getKeyNode(), own))
                        .append(" |\n");
            }
        }
    }

    private static String said(Node key, Tree schema) {
        List<CommentLine> comments = key.getBlockComments();
        String comment = comments == null
                ? ""
                : comments.stream()
                        .filter(line -> line.getCommentType() == CommentType.BLOCK)
                        .map(line -> line.getValue().strip())
                        .collect(Collectors.joining(" "));
        return (comment.isBlank() && schema.has("description") ? schema.text("description") : comment)
                .replace("|", "\\|");
    }

    private static String shown(Node node) {
        return switch (node) {
            case ScalarNode scalar -> scalar.getValue().isEmpty() ? "\"\"" : scalar.getValue();
            case SequenceNode list ->
                list.getValue().stream().map(Readme::shown).collect(Collectors.joining(", ", "[", "]"));
            case MappingNode object ->
                object.getValue().stream()
                        .map(t -> shown(t.getKeyNode()) + ": " + shown(t.getValueNode()))
                        .collect(Collectors.joining(", ", "{", "}"));
            default -> node.toString();
        };
    }

    /** The table as it stands in the README. */
    static String documented() {
        try {
            String text = Files.readString(Chart.FOLDER.resolve("README.md"));
            return text.substring(text.indexOf(BEGIN) + BEGIN.length(), text.indexOf(END));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
