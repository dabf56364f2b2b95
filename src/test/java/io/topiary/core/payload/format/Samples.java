package io.topiary.core.payload.format;

import io.topiary.core.payload.PayloadFormat;
import io.topiary.core.payload.PayloadReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The samples of formats that independent tools made, with what those tools decode them to. */
public final class Samples {

    private static final Path FOLDER = Path.of("src", "test", "resources", "io", "topiary", "formats");

    private Samples() {}

    /**
     * A row of the table.
     *
     * @param name the file without its ending
     * @param wish the format that somebody names, {@code auto} if nobody does
     * @param maker what made it
     * @param judge what decoded it
     * @param ending of the file with what it was decoded to
     * @param comparison how that is compared: json, float, text, xml, bytes, picture
     * @param remark what is to be said about it
     */
    public record Row(
            String name, String wish, String maker, String judge, String ending, String comparison, String remark) {

        /** The sample. */
        public byte[] bytes() {
            return file("bin");
        }

        /** What the independent tool made of it. */
        public byte[] expected() {
            return file(ending);
        }

        private byte[] file(String suffix) {
            try {
                return Files.readAllBytes(FOLDER.resolve(name + "." + suffix));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** All rows. */
    public static List<Row> rows() {
        return lines("table.tsv").stream()
                .map(line -> line.split("\t", -1))
                .map(cells -> new Row(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]))
                .toList();
    }

    /** The lines of {@code file} but for comments. */
    static List<String> lines(String file) {
        try {
            return Files.readAllLines(FOLDER.resolve(file)).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads payloads in every format that the table names. */
    public static PayloadReader reader() {
        List<PayloadFormat> formats = new ArrayList<>(StandardFormats.list());
        return new PayloadReader(formats);
    }
}
