package io.topiary.core.publish.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.publish.Draft;
import io.topiary.core.publish.EncodeException;
import io.topiary.core.publish.PayloadModes;
import io.topiary.core.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableSourceTest {

    private static final Draft TEMPLATE = new Draft(
            "plant/{{row id}}",
            "{\"t\":{{row temp}}}",
            "json",
            "",
            true,
            Qos.AT_MOST_ONCE,
            false,
            MessageProperties.NONE);

    @TempDir
    private Path folder;

    private List<String> rows(String name, String content, Draft draft) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        List<String> rows = new ArrayList<>();
        try (TableSource source = TableSource.open(draft, PayloadModes.STANDARD, file, topic -> Optional.empty())) {
            while (true) {
                try {
                    PublishRequest request = source.next(0);
                    if (request == null) {
                        assertThat(source.share()).isEqualTo(1);
                        return rows;
                    }
                    rows.add(request.topic() + " " + request.qos().code() + (request.retain() ? "r " : " ")
                            + new String(request.payload(), UTF_8));
                } catch (EncodeException e) {
                    rows.add(Messages.forLocale(Locale.ENGLISH).get(e.text()));
                }
            }
        } catch (EncodeException e) {
            return List.of(Messages.forLocale(Locale.ENGLISH).get(e.text()));
        }
    }

    @Test
    void csv_columnsFillTheTemplate() throws IOException {
        assertThat(rows("a.csv", "id,temp\r\n1,20.5\r\n2,21\r\n", TEMPLATE))
                .containsExactly("plant/1 0 {\"t\":20.5}", "plant/2 0 {\"t\":21}");
    }

    @Test
    void csv_ownColumns_takeThePlaceOfTheDraft() throws IOException {
        String csv = "\uFEFFtopic;payload;qos;retain\na/b;\"say \"\"hi\"\";\n{{now}}\";1;true\nc;;;\n";
        assertThat(rows("a.csv", csv, TEMPLATE)).containsExactly("a/b 1r say \"hi\";\n{{now}}", "c 0 ");
    }

    @Test
    void csv_badRows_arePassedOverWithTheirPlace() throws IOException {
        assertThat(rows("a.csv", "id,temp\n1\n2,x\n\n+,3\n4,5", TEMPLATE))
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("Line 2 has 1 cells, the first line names 2 columns"),
                        second -> assertThat(second).startsWith("Row 1: Not JSON"),
                        third -> assertThat(third).startsWith("Row 2: The wildcard +"),
                        fourth -> assertThat(fourth).isEqualTo("plant/4 0 {\"t\":5}"));
    }

    @Test
    void csv_openQuote_isSaid() throws IOException {
        assertThat(rows("a.csv", "id,temp\n\"1,2\n", TEMPLATE))
                .containsExactly("A quotation mark in line 2 is not closed");
    }

    @Test
    void jsonLines_keysAreColumns() throws IOException {
        String lines =
                "{\"topic\":\"a\",\"payload\":{\"x\":1.50}}\n\n{\"topic\":\"b\",\"payload64\":\"aGk=\",\"qos\":2}\n[1]\n";
        assertThat(rows("a.jsonl", lines, Draft.of("unused", "")))
                .containsExactly("a 0 {\"x\":1.50}", "b 2 hi", "Line 4 is no JSON object");
    }

    @Test
    void open_missing_saysWhy() throws IOException {
        Path none = folder.resolve("none.csv");
        String words = "";
        try (TableSource source = TableSource.open(TEMPLATE, PayloadModes.STANDARD, none, topic -> Optional.empty())) {
            words = "opened " + source.share();
        } catch (EncodeException e) {
            words = Messages.forLocale(Locale.ENGLISH).get(e.text());
        }
        assertThat(words).contains("none.csv can't be read");
    }
}
