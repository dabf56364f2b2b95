package io.topiary.core.publish.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PayloadFormat;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.UserProperty;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                        second -> assertThat(second).startsWith("Row 2: Not JSON"),
                        third -> assertThat(third).startsWith("Row 3: The wildcard +"),
                        fourth -> assertThat(fourth).isEqualTo("plant/4 0 {\"t\":5}"));
    }

    @Test
    void csv_share_followsTheRowsAndIsNoFurther() throws Exception {
        Path file = Files.writeString(folder.resolve("a.csv"), "id,temp\n" + "1,20.5\n".repeat(100_000));
        try (TableSource source = TableSource.open(TEMPLATE, PayloadModes.STANDARD, file, topic -> Optional.empty())) {
            for (int i = 0; i < 50_000; i++) {
                assertThat(source.next(0)).isNotNull();
            }
            assertThat(source.share()).isBetween(0.5, 0.55);
        }
    }

    @Test
    void csv_firstLineOfManyColumns_isUnderstood() throws IOException {
        String names = IntStream.range(0, 2_000).mapToObj(i -> "column" + i).collect(Collectors.joining(";"));
        String cells = IntStream.range(0, 2_000).mapToObj(String::valueOf).collect(Collectors.joining(";"));
        Draft draft =
                new Draft("t", "{{row column1999}}", "text", "", true, Qos.AT_MOST_ONCE, false, MessageProperties.NONE);
        assertThat(rows("a.csv", names + "\n" + cells + "\n", draft)).containsExactly("t 0 1999");
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
    void csv_propertyColumns_takeThePlaceOfTheDraft() throws Exception {
        MessageProperties draft = new MessageProperties(
                "text/plain",
                "own/reply",
                new byte[] {'d'},
                7L,
                null,
                List.of(new UserProperty("unit", "C"), new UserProperty("line", "1")));
        String csv = """
                contentType,responseTopic,correlationData,messageExpiry,payloadFormat,user.unit,user.by
                a/b,r/1,c1,60,1,F,me
                ,,,,,,
                """;
        assertThat(properties("a.csv", csv, draft))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(
                        new MessageProperties(
                                "a/b",
                                "r/1",
                                new byte[] {'c', '1'},
                                60L,
                                PayloadFormat.UTF_8,
                                List.of(
                                        new UserProperty("line", "1"),
                                        new UserProperty("unit", "F"),
                                        new UserProperty("by", "me"))),
                        draft);
    }

    @Test
    void jsonLines_propertiesAsTheyAreExported_arePublishedAgain() throws Exception {
        String lines = """
                {"topic":"a","payload":"x","properties":{"contentType":"t","correlationData":"AP8=",\
                "messageExpiry":9,"payloadFormat":0,"userProperties":[["k","1"],["k","2"]]}}
                """;
        assertThat(properties("a.jsonl", lines, MessageProperties.NONE))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(new MessageProperties(
                        "t",
                        null,
                        new byte[] {0, -1},
                        9L,
                        PayloadFormat.UNSPECIFIED,
                        List.of(new UserProperty("k", "1"), new UserProperty("k", "2"))));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "messageExpiry,      -1,         Row 2: Column messageExpiry can't be -1",
        "messageExpiry,      soon,       Row 2: Column messageExpiry can't be soon",
        "payloadFormat,      2,          Row 2: Column payloadFormat can't be 2",
        "responseTopic,      a/#,        Row 2: The response topic can't be used. The wildcard #",
        "correlationData64,  *,          Row 2: The correlation data can't be used. Not Base64",
        "contentType,        a NUL,    Row 2: Column contentType has more than",
        "user.x,             a NUL,    Row 2: Column user.x has more than",
        "properties,         {,          Row 2: Column properties can't be",
    })
    void csv_badProperty_isPassedOverWithItsRow(String column, String cell, String words) throws IOException {
        String csv = "topic," + column + "\na,\nb," + cell.replace("NUL", "\0") + "\nc,\n";
        assertThat(rows("a.csv", csv, Draft.of("unused", "x")))
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("a 0 x"),
                        second -> assertThat(second).startsWith(words),
                        third -> assertThat(third).isEqualTo("c 0 x"));
    }

    private List<MessageProperties> properties(String name, String content, MessageProperties properties)
            throws IOException, EncodeException {
        Path file = Files.writeString(folder.resolve(name), content);
        Draft draft = new Draft("a", "x", "text", "", false, Qos.AT_MOST_ONCE, false, properties);
        List<MessageProperties> found = new ArrayList<>();
        try (TableSource source = TableSource.open(draft, PayloadModes.STANDARD, file, topic -> Optional.empty())) {
            for (PublishRequest request = source.next(0); request != null; request = source.next(0)) {
                found.add(request.properties());
            }
        }
        return found;
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
