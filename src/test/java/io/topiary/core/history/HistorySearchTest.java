package io.topiary.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.message.UserProperty;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistorySearchTest {

    private static final long BEGIN = 1_700_000_000_000_000L;
    private static final long NOW = BEGIN + 60_000_000L;

    private final List<Message> sent = new ArrayList<>();
    private final List<SearchProgress> told = new ArrayList<>();

    @TempDir
    Path folder;

    @BeforeEach
    void record() throws Exception {
        String[] payloads = {
            "plain TEXT with Words",
            "{\"temp\":21.5,\"state\":\"ON\"}",
            "{\"t\\u0065mp\":30}",
            "100% of_it\\ is 'quoted' \"twice\"",
            "Straße in Zürich, ÄRGER",
            "needle behind\0a NUL: Hidden",
            "",
            "[1,2,{\"temp\":40}]"
        };
        for (String payload : payloads) {
            add(payload.getBytes(StandardCharsets.UTF_8));
        }
        add("{\"temp\":99}".getBytes(StandardCharsets.UTF_16LE));
        add(new byte[] {0, -1, 'h', 'i', 'd', 'd', 'e', 'n', -64, 'x'});
        add(new byte[] {-61, 'w', 'o', 'r', 'd', -61, -97, -128});
        add(new byte[2_000]);
        Recorder recorder = new Recorder(file(), RecordingBudget.UNLIMITED);
        recorder.line().record(sent);
        recorder.close();
        recorder.awaitEnd(20_000);
    }

    /** Whatever SQLite leaves out must be what the filter language does not accept. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "text",
                "WORDS",
                "hidden",
                "payload:hidden",
                "-payload:hidden",
                "100%",
                "of_it\\",
                "'quoted'",
                "zürich",
                "ärger",
                "straße",
                "ß",
                "word",
                "t/3",
                "-t/3",
                "topic:t/+",
                "topic:t/3 text",
                "topic:t/3 OR text",
                "-topic:t/3",
                "json:.temp",
                "json:.temp>25",
                "json:[2].temp>25",
                "json:.state=ON",
                "/h.dden/",
                "/w[io]th w/",
                "/WORDS?$/",
                "/t\\/[34]/",
                "qos:1",
                "qos:>0",
                "size:0",
                "size:>1k",
                "size:<20 -qos:0",
                "age:<30s",
                "age:>59.9",
                "retained:yes",
                "retained:no text",
                "dir:out",
                "fmt:json",
                "fmt:empty",
                "fmt:text",
                "fmt:binary",
                "-fmt:json",
                "-fmt:text",
                "-fmt:empty",
                "user.site:north",
                "-user.site:north",
                "-(text OR qos:1)",
                "(text qos:0) OR (json:.temp retained:no)",
                "rate:>1",
                "silent:no",
                "x"
            })
    void run_anyQuery_findsJustWhatTheQueryAccepts(String source) throws Exception {
        MessageQuery query = MessageQuery.parse(source);
        List<Message> accepted =
                sent.stream().filter(message -> query.accepts(message, NOW)).toList();

        assertThat(search(HistoryQuery.of(query)).stream()
                        .map(Message::timeMicros)
                        .toList())
                .isEqualTo(accepted.reversed().stream().map(Message::timeMicros).toList());
        assertThat(told.getLast().found()).isEqualTo(accepted.size());
        told.clear();
        assertThat(search(HistoryQuery.of(query).atMost(0))).isEmpty();
        assertThat(told.getLast().found()).isEqualTo(accepted.size());
    }

    @Test
    void run_withinATime_looksAtNothingElse() throws Exception {
        TimeRange range = new TimeRange(BEGIN + 2_000_000, BEGIN + 4_000_000);
        assertThat(search(HistoryQuery.of(MessageQuery.ALL).within(range)))
                .extracting(Message::timeMicros)
                .containsExactly(BEGIN + 3_000_000, BEGIN + 2_000_000);
        TimeRange later = TimeRange.since(NOW);
        assertThat(search(HistoryQuery.of(MessageQuery.ALL).within(later))).isEmpty();
    }

    @Test
    void run_oldestFirst_beginsAtTheOtherEnd() throws Exception {
        List<Message> found = search(HistoryQuery.of(MessageQuery.ALL).wholeOldestFirst());
        assertThat(found)
                .extracting(Message::timeMicros)
                .isEqualTo(sent.stream().map(Message::timeMicros).toList());
    }

    @Test
    void run_moreThanWanted_areCountedOnly() throws Exception {
        assertThat(search(HistoryQuery.of(MessageQuery.ALL).atMost(3)))
                .extracting(Message::sequence)
                .containsExactly((long) sent.size(), sent.size() - 1L, sent.size() - 2L);
        assertThat(told.getLast()).isEqualTo(new SearchProgress(sent.size(), sent.size(), sent.size()));
    }

    @Test
    void run_judgeThatDecodes_isAskedAboutEveryMessage() throws Exception {
        MessageJudge decoding = new MessageJudge() {

            @Override
            public boolean accepts(MessageQuery query, Message message, long nowMicros) {
                return message.payload().length == 2_000;
            }

            @Override
            public boolean goesByBytes() {
                return false;
            }
        };
        List<Message> found = new ArrayList<>();
        new HistorySearch(file(), HistoryQuery.of(MessageQuery.parse("decoded")), decoding, (messages, progress) -> {
                    found.addAll(messages);
                    return true;
                })
                .run(NOW);
        assertThat(found).hasSize(1);
    }

    private List<Message> search(HistoryQuery query) throws RecordingException {
        List<Message> found = new ArrayList<>();
        new HistorySearch(file(), query, MessageJudge.BYTES, (messages, progress) -> {
                    found.addAll(messages);
                    told.add(progress);
                    return true;
                })
                .run(NOW);
        return found;
    }

    private void add(byte[] payload) {
        int number = sent.size();
        MessageProperties properties = number % 3 == 0
                ? new MessageProperties(
                        null, null, new byte[0], null, null, List.of(new UserProperty("site", "north-" + number)))
                : MessageProperties.NONE;
        sent.add(new Message(
                number,
                BEGIN + number * 1_000_000L,
                number,
                "t/" + number % 5,
                payload,
                properties,
                number % 4 == 0 ? Direction.OUT : Direction.IN,
                Qos.of(number % 3),
                number % 2 == 0));
    }

    private Path file() {
        return folder.resolve("p.db");
    }
}
