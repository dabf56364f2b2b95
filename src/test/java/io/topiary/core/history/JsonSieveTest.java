package io.topiary.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What SQLite says of JSON must be what the filter language says, whatever the payload is. */
class JsonSieveTest {

    private static final long BEGIN = 1_700_000_000_000_000L;
    private static final int BROKEN = 40;

    @TempDir
    static Path folder;

    private static final List<Message> SENT = new ArrayList<>();

    private static final List<String> DOCUMENTS = List.of(
            "{\"temp\":21.5}",
            "{\"temp\":39}",
            "{\"temp\":39.0}",
            "{\"temp\":3.9e1}",
            "{\"temp\":38.99999999999999999}",
            "{\"temp\":39.00000000000000001}",
            "{\"temp\":-0}",
            "{\"temp\":1e400}",
            "{\"temp\":-1e400}",
            "{\"temp\":1e99999999999}",
            "{\"temp\":1e-400}",
            "{\"temp\":18446744073709551616}",
            "{\"temp\":9223372036854775807}",
            "{\"temp\":\"40\"}",
            "{\"temp\":\"40 C\"}",
            "{\"temp\":\"\"}",
            "{\"temp\":true,\"state\":\"ON\"}",
            "{\"temp\":null}",
            "{\"temp\":{}}",
            "{\"temp\":[40]}",
            "{\"temp\":40,\"temp\":1}",
            "{\"temp\":1,\"temp\":40}",
            "{\"t\\u0065mp\":40}",
            "{\"te\\/mp\":40,\"te/mp\":41}",
            "{\"te\\/mp\":40}",
            "{\"a\":{\"temp\":40}}",
            "{\"a\":[{\"temp\":1},{\"temp\":40}]}",
            " \t\r\n{ \"temp\" : 40 } \n",
            "[1,2,{\"temp\":40}]",
            "[40]",
            "40",
            "\"40\"",
            "040",
            "+40",
            ".5",
            "40 41",
            "NaN",
            "Infinity",
            "0x28",
            "true",
            "{\"temp\":40}}",
            "{\"temp\":40} trailing",
            "{\"temp\":40,",
            "{'temp':40}",
            "{temp:40}",
            "{\"temp\":40,}",
            "{\"temp\":+40}",
            "{\"temp\":0x28}",
            "{\"temp\":NaN}",
            "{\"temp\":40/*c*/}",
            "{\"temp\":40,\"s\":\"a\tb\"}",
            "{\"temp\":40,\"s\":\"ü\"}",
            "{\"state\":\"O\\u004e\"}",
            "{\"state\":\"on\"}",
            "{\"state\":{}}",
            "{\"größe\":40}",
            "{\"\":40}",
            "{\"it's\":40}",
            "{\"a.b\":40}",
            "{\"temp\":40}\0",
            "\0{\"temp\":40}",
            "{\"temp\":4\u00000}",
            "\ufeff{\"temp\":40}",
            "GIF89a",
            "BM {\"temp\":40}",
            "plain text",
            "",
            "[".repeat(499) + "]".repeat(499),
            "[".repeat(500) + "]".repeat(500),
            "[".repeat(501) + "]".repeat(501),
            "{\"temp\":40,\"x\":" + "[".repeat(1_500) + "]".repeat(1_500) + "}",
            "{\"x\":\"" + "y".repeat(2_000) + "\",\"temp\":40}");

    @BeforeAll
    static void record() throws Exception {
        SENT.clear();
        List<Charset> wide = List.of(
                StandardCharsets.UTF_16,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                Charset.forName("UTF-32LE"),
                Charset.forName("UTF-32BE"));
        Random dice = new Random(7);
        for (String document : DOCUMENTS) {
            byte[] utf8 = document.getBytes(StandardCharsets.UTF_8);
            add(utf8);
            wide.forEach(charset -> add(document.getBytes(charset)));
            for (int i = 0; i < BROKEN && utf8.length > 0 && utf8.length < 100; i++) {
                add(broken(utf8, dice));
            }
        }
        Recorder recorder = new Recorder(file(), RecordingBudget.UNLIMITED);
        recorder.line().record(SENT);
        recorder.close();
        recorder.awaitEnd(20_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "json:.temp",
                "json:.temp>39",
                "json:.temp>=39",
                "json:.temp<39",
                "json:.temp<=39",
                "json:.temp=39",
                "json:.temp!=39",
                "json:.temp=40",
                "json:.temp>0",
                "json:.temp<0",
                "json:.temp=0",
                "json:.temp>1e-400",
                "json:.temp>1e300",
                "json:.temp<1e400",
                "json:.temp=true",
                "json:.temp!=true",
                "json:.temp=null",
                "json:.temp={}",
                "json:.temp=[]",
                "json:.temp~4",
                "json:.state=ON",
                "json:.state!=ON",
                "json:.state~o",
                "json:.a.temp>39",
                "json:.a[1].temp>39",
                "json:[2].temp>39",
                "json:[0]>39",
                "json:.>39",
                "json:.=40",
                "json:.größe>39",
                "json:.it's>39",
                "json:.te/mp>39",
                "fmt:json",
                "fmt:text",
                "fmt:binary",
                "fmt:empty",
                "-json:.temp>39",
                "-json:.temp",
                "-fmt:json",
                "-fmt:text",
                "fmt:json -json:.temp",
                "fmt:text OR json:.temp<39",
                "-(fmt:json json:.temp>39)"
            })
    void search_findsAndCountsJustWhatTheQueryAccepts(String source) throws Exception {
        MessageQuery query = MessageQuery.parse(source);
        List<Long> accepted = SENT.stream()
                .filter(message -> query.accepts(message, BEGIN))
                .map(Message::timeMicros)
                .toList();
        HistoryQuery all = new HistoryQuery(query, TimeRange.EVER, HistoryQuery.Order.OLDEST_FIRST, Long.MAX_VALUE);
        List<Long> found = new ArrayList<>();
        long[] counted = {0};
        new HistorySearch(file(), all, MessageJudge.BYTES, (messages, progress) -> {
                    messages.forEach(each -> found.add(each.timeMicros()));
                    return true;
                })
                .run(BEGIN);
        new HistorySearch(file(), all.atMost(0), MessageJudge.BYTES, (messages, progress) -> {
                    counted[0] = progress.found();
                    return true;
                })
                .run(BEGIN);
        assertThat(found).isEqualTo(accepted);
        assertThat(counted[0]).isEqualTo(accepted.size());
    }

    /** {@code document} with a byte changed, left out or put in. */
    private static byte[] broken(byte[] document, Random dice) {
        int at = dice.nextInt(document.length);
        byte other = (byte)
                (dice.nextInt(4) == 0
                        ? dice.nextInt(256)
                        : "{}[]\",:0123456789.eE+-\\/ tfn\0".charAt(dice.nextInt(29)));
        int way = dice.nextInt(3);
        byte[] broken = new byte[document.length + (way == 1 ? -1 : way == 2 ? 1 : 0)];
        System.arraycopy(document, 0, broken, 0, at);
        if (way == 1) {
            System.arraycopy(document, at + 1, broken, at, broken.length - at);
        } else {
            broken[at] = other;
            System.arraycopy(document, way == 0 ? at + 1 : at, broken, at + 1, broken.length - at - 1);
        }
        return broken;
    }

    private static void add(byte[] payload) {
        SENT.add(new Message(
                SENT.size(),
                BEGIN + SENT.size(),
                SENT.size(),
                "t",
                payload,
                MessageProperties.NONE,
                Direction.IN,
                Qos.AT_MOST_ONCE,
                false));
    }

    private static Path file() {
        return folder.resolve("p.db");
    }
}
