package io.topiary.core.payload.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PayloadReader;
import io.topiary.core.payload.Sample;
import io.topiary.core.payload.schema.SchemaSamples;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Decodes the samples that independent tools made, and writes what came of it as target/formats.md: the page of the site
 * with its table made anew.
 */
class FormatsTableTest {

    @TempDir
    private Path scratch;

    private static final Path PAGE = Path.of("src", "site", "markdown", "formats.md");
    private static final String TABLE = "<!-- The table below is made by FormatsTableTest. -->\n";
    private static final Messages ENGLISH = Messages.forLocale(Locale.ENGLISH);
    private static final PayloadReader READER = Samples.reader();

    static List<Samples.Row> samples() {
        return Samples.rows();
    }

    static Stream<String> appendixA() {
        return Samples.lines("cbor-appendix-a.tsv").stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void read_sampleOfAnotherTool_isWhatThatToolMakesOfIt(Samples.Row row) throws Exception {
        Payload payload = read(row);
        assertThat(Comparison.isEqual(row.comparison(), payload, row.expected()))
                .as("%s: %s", row.name(), told(payload))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("appendixA")
    void read_exampleOfTheCborStandard_isItsDiagnosticNotation(String line) {
        int tab = line.indexOf('\t');
        byte[] bytes = HexFormat.of().parseHex(line.substring(0, tab));
        Payload payload = READER.readAs(Sample.of(bytes), "cbor");
        assertThat(told(payload)).isEqualTo(line.substring(tab + 1));
    }

    @Test
    void table_isWritten() throws Exception {
        StringBuilder page = new StringBuilder();
        if (Files.exists(PAGE)) {
            String old = Files.readString(PAGE);
            page.append(old, 0, old.indexOf(TABLE));
        }
        page.append(TABLE)
                .append("\n| sample | bytes | made with | decoded with | read by Topiary as | equal | remark |\n")
                .append("|---|---|---|---|---|---|---|\n");
        for (Samples.Row row : Samples.rows()) {
            page.append(line(row));
        }
        PayloadReader schemas = SchemaSamples.reader(scratch);
        for (SchemaSamples.Row row : SchemaSamples.rows()) {
            page.append(line(row, schemas));
        }
        long examples = appendixA().count();
        page.append(
                "\nBeside these, the %d examples of RFC 8949, appendix A, are read as their diagnostic notation says.\n"
                        .formatted(examples));
        Path target = Path.of("target", "formats.md");
        Files.writeString(target, page);
        assertThat(target).isNotEmptyFile();
    }

    private static String line(Samples.Row row) throws Exception {
        Payload payload = read(row);
        boolean equal = Comparison.isEqual(row.comparison(), payload, row.expected());
        boolean widths = row.comparison().equals("float");
        return Stream.of(
                        row.name(),
                        Integer.toString(row.bytes().length),
                        row.maker(),
                        row.judge(),
                        name(payload) + (row.wish().equals("auto") ? "" : ", chosen"),
                        equal ? widths ? "as 32-bit floats" : "yes" : "**no**",
                        row.remark())
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String line(SchemaSamples.Row row, PayloadReader reader) throws Exception {
        Payload payload = SchemaSamples.read(reader, row);
        boolean equal = payload instanceof Payload.Decoded decoded
                && SchemaSamples.isSameJson(decoded.text(), SchemaSamples.bytes(row.expected() + ".json"));
        return Stream.of(
                        row.name(),
                        Integer.toString(payload.bytes().length),
                        row.maker(),
                        row.maker(),
                        row.wish().equals("auto") ? "found by topic or header" : row.wish(),
                        equal ? "yes" : "**no**",
                        "")
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String name(Payload payload) {
        return switch (payload) {
            case Payload.Decoded decoded ->
                READER.format(decoded.format()).orElseThrow().label();
            case Payload.Unpacked unpacked ->
                READER.format(unpacked.format()).orElseThrow().label();
            case Payload.Binary binary -> binary.kind().label();
            default -> payload.getClass().getSimpleName();
        };
    }

    private static Payload read(Samples.Row row) {
        Sample sample = Sample.of(row.bytes());
        return row.wish().equals("auto") ? READER.read(sample) : READER.readAs(sample, row.wish());
    }

    private static String told(Payload payload) {
        return switch (payload) {
            case Payload.Decoded decoded -> new String(decoded.text(), UTF_8);
            case Payload.Undecodable undecodable -> words(undecodable.why());
            default -> payload.toString();
        };
    }

    private static String words(Text text) {
        return ENGLISH.get(text);
    }
}
