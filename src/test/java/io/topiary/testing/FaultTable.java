package io.topiary.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Makes a page of what {@link FaultBook} noted; run by the build after the tests. */
public final class FaultTable {

    private static final String HEAD = """
            # What goes wrong, and what you are told

            Each row is driven by a test: a scripted broker, mosquitto or Artemis is made to do what the second column says, and the
            test waits until Topiary has told the words of the third. The fourth column is how long that took from the stimulus on, in
            one run; time limits are short in the tests (seconds where a profile's default is ten).

            This page is made by the tests: `mvn verify -Dfaults.page=src/site/markdown/faults.md`.
            """;

    private FaultTable() {}

    /** One note. */
    private record Note(String row, String stimulus, String words, long millis) {}

    /** Writes the page; {@code arguments} are the folder of the notes and the page. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        List<Note> notes = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    for (String line : Files.readAllLines(file)) {
                        notes.add(note(line));
                    }
                }
            }
        }
        notes.sort(Comparator.comparingInt(
                        (Note note) -> "NTAPOUSR".indexOf(note.row().charAt(0)))
                .thenComparingInt(note -> Integer.parseInt(note.row().substring(1)))
                .thenComparing(Note::stimulus));
        StringBuilder page = new StringBuilder(HEAD);
        char kind = 0;
        for (Note note : notes) {
            if (note.row().charAt(0) != kind) {
                kind = note.row().charAt(0);
                page.append("\n## ")
                        .append(heading(kind))
                        .append("\n\n| | what happens | what is shown | after |\n|---|---|---|---|\n");
            }
            page.append("| %s | %s | %s | %s |%n"
                    .formatted(note.row(), cell(note.stimulus()), cell(note.words()), seconds(note.millis())));
        }
        Files.writeString(Path.of(arguments[1]), page);
    }

    private static Note note(String line) throws IOException {
        JsonNode node = new ObjectMapper().readTree(line);
        return new Note(
                node.path("row").asText(),
                node.path("stimulus").asText(),
                node.path("words").asText(),
                node.path("millis").asLong());
    }

    private static String heading(char kind) {
        return switch (kind) {
            case 'N' -> "Network and connection";
            case 'T' -> "TLS";
            case 'A' -> "Authentication and authorisation";
            case 'P' -> "Large payloads";
            case 'O' -> "Odd topics";
            case 'S' -> "Disks and files";
            case 'R' -> "Recordings";
            default -> "What the user does";
        };
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.2f s", millis / 1000.0);
    }

    /** Keeps a cell on one line and its bars and angle brackets from being markup. */
    private static String cell(String text) {
        return text.replaceAll("\\s+", " ")
                .replaceAll("/tmp/junit[^/ ]*/", "")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replace("\\u", "\\\\u")
                .strip();
    }
}
