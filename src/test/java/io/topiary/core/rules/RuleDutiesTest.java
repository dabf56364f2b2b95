package io.topiary.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.export.MessageJsonException;
import io.topiary.core.export.MessageJsonReader;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.notify.Notice;
import io.topiary.core.notify.NotifyException;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleDutiesTest {

    private final RuleBook book = new RuleBook();
    private final List<Notice> notices = new ArrayList<>();
    private final List<Runnable> background = new ArrayList<>();
    private final Messages messages = Messages.forLocale(Locale.ENGLISH);
    private final RuleDuties duties =
            new RuleDuties(book, "plant", new RuleDuties.Outlets(new RuleFiles(), this::notice, this::later, messages));
    private @Nullable NotifyException refusal;
    private boolean lazy;
    private long sequence;

    private void notice(Notice notice) throws NotifyException {
        if (refusal != null) {
            throw refusal;
        }
        notices.add(notice);
    }

    private void later(Runnable task) {
        if (lazy) {
            background.add(task);
        } else {
            task.run();
        }
    }

    private void feed(String topic, String payload) {
        book.judge(new Message(
                sequence++,
                1_700_000_000_000_000L + sequence,
                0,
                topic,
                payload.getBytes(StandardCharsets.UTF_8),
                MessageProperties.NONE,
                Direction.IN,
                Qos.AT_MOST_ONCE,
                false));
    }

    private void flood(int count) {
        for (int i = 0; i < count; i++) {
            feed("boiler/temp", String.valueOf(i));
        }
    }

    private void runAt(double seconds) {
        duties.run((long) (seconds * TimeUnit.SECONDS.toNanos(1)));
    }

    private void alertAbout(String filter, int quietSeconds) {
        book.set(List.of(
                Rule.create("Too hot", filter, RuleActions.NONE.withAlert(new AlertPlan(true, true, quietSeconds)))));
    }

    @Test
    void run_floodWithinTheQuietTime_givesOneNotificationMoreWithACount() {
        alertAbout("boiler/#", 60);
        feed("boiler/temp", "91");
        runAt(1);
        for (int second = 2; second <= 60; second++) {
            flood(1_000);
            runAt(second);
        }
        List<String> sofar = notices.stream().map(Notice::title).toList();
        runAt(61);
        runAt(300);
        assertThat(List.of(sofar, notices.stream().map(Notice::title).toList()))
                .isEqualTo(List.of(
                        List.of("Too hot · plant"), List.of("Too hot · plant", "Too hot · plant · 59,000 messages")));
    }

    @Test
    void run_floodWithoutAPause_isOneLineInTheList() {
        alertAbout("boiler/#", 60);
        for (int second = 0; second < 200; second++) {
            flood(10);
            runAt(second);
        }
        assertThat(duties.alerts().list().stream().map(Alert::count)).containsExactly(2_000L);
    }

    @Test
    void run_messageAfterTheQuietTime_isANewLine_newestFirst() {
        alertAbout("boiler/#", 10);
        feed("boiler/a", "1");
        runAt(0);
        feed("boiler/b", "2");
        runAt(11);
        assertThat(duties.alerts().list().stream().map(Alert::topic)).containsExactly("boiler/b", "boiler/a");
    }

    @Test
    void run_textOfTheWire_isEscapedInTheNotice() {
        alertAbout("#", 10);
        feed("a/\u202Eb", "line\nbreak");
        runAt(0);
        assertThat(notices.getFirst().body()).isEqualTo("a/\\u{202E}b\nline\\nbreak");
    }

    @Test
    void run_desktopThatRefuses_tellsOfItOnlyOnce() {
        List<Text> told = new ArrayList<>();
        duties.onChange(() -> told.add(duties.notifyProblem().orElseThrow()));
        refusal = new NotifyException(Text.of("notify.dbus"), null);
        alertAbout("#", 1);
        feed("a", "1");
        runAt(0);
        feed("b", "2");
        runAt(5);
        assertThat(told).containsExactly(Text.of("notify.dbus"));
    }

    @Test
    void run_desktopThatRefuses_isToldInWordsAndTheListStays() {
        refusal = new NotifyException(Text.of("notify.dbus"), null);
        alertAbout("#", 10);
        feed("a", "1");
        runAt(0);
        assertThat(List.of(
                        messages.get(duties.notifyProblem().orElseThrow()),
                        duties.alerts().list().size()))
                .isEqualTo(List.of(
                        "The desktop shows no notifications: nobody answers on its message bus. "
                                + "Alerts are in the list",
                        1));
    }

    @Test
    void run_desktopThatHangs_isNotAskedForMoreThanAFew() {
        lazy = true;
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rules.add(Rule.create("r" + i, "topic:t/" + i, RuleActions.NONE.withAlert(AlertPlan.PROPOSED)));
        }
        book.set(rules);
        for (int i = 0; i < 20; i++) {
            feed("t/" + i, "x");
        }
        runAt(0);
        assertThat(List.of(background.size(), duties.unshown())).isEqualTo(List.of(8, 12L));
    }

    @Test
    void run_alertsWithoutEnd_keepTheNewest() {
        alertAbout("#", 1);
        for (int i = 0; i < Alerts.MOST + 10; i++) {
            feed("t/" + i, "x");
            runAt(2 * i);
        }
        assertThat(List.of(
                        duties.alerts().list().size(),
                        duties.alerts().evicted(),
                        duties.alerts().list().getFirst().topic()))
                .isEqualTo(List.of(Alerts.MOST, 10L, "t/" + (Alerts.MOST + 9)));
    }

    private void logTo(Path file, long maxBytes) {
        book.set(List.of(Rule.create("log", "#", RuleActions.NONE.withLog(new LogPlan(file, maxBytes)))));
    }

    @Test
    void run_messagesForAFile_areAppendedAsJsonLines(@TempDir Path folder) throws IOException, MessageJsonException {
        Path file = folder.resolve("rule.jsonl");
        logTo(file, 1_000_000);
        feed("a/b", "1");
        runAt(0);
        feed("c", "zwei");
        runAt(1);
        List<String> topics = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            topics.add(new MessageJsonReader().read(line, topics.size()).topic());
        }
        assertThat(topics).containsExactly("a/b", "c");
    }

    @Test
    void run_fileThatGrowsTooLarge_keepsThreeOlderOnes(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("rule.jsonl");
        logTo(file, 10_000);
        for (int i = 0; i < 60; i++) {
            flood(50);
            runAt(i);
        }
        try (var files = Files.list(folder)) {
            List<Path> found = files.sorted().toList();
            assertThat(found.stream().map(each -> each.getFileName().toString()))
                    .containsExactly("rule.jsonl", "rule.jsonl.1", "rule.jsonl.2", "rule.jsonl.3");
            assertThat(found).allMatch(each -> each.toFile().length() <= 10_000);
        }
        assertThat(Files.readString(file)).endsWith("\"payload\":\"49\"}\n");
    }

    @Test
    void run_fileThatCantBeWritten_isToldInWordsAndCounted(@TempDir Path folder) {
        logTo(folder.resolve("missing").resolve("rule.jsonl"), 1_000_000);
        flood(3);
        runAt(0);
        RuleStatus status = book.status().getFirst();
        Text problem = Objects.requireNonNull(status.fileProblem());
        assertThat(List.of(status.unwritten(), messages.get(problem)))
                .isEqualTo(List.of(3L, "Can't write rule.jsonl: " + messages.get("file.problem.missing")));
    }

    @Test
    void run_fileThatIsAFolder_isRefused(@TempDir Path folder) {
        logTo(folder, 1_000_000);
        flood(1);
        runAt(0);
        assertThat(book.status().getFirst().fileProblem()).isNotNull();
    }

    @Test
    void run_fileThatCanBeWrittenAgain_goesOn(@TempDir Path folder) throws IOException {
        Path parent = folder.resolve("later");
        logTo(parent.resolve("rule.jsonl"), 1_000_000);
        flood(1);
        runAt(0);
        Files.createDirectory(parent);
        flood(1);
        runAt(10);
        RuleStatus status = book.status().getFirst();
        assertThat(status.fileProblem()).isNull();
        assertThat(status.unwritten()).isEqualTo(1);
    }

    @Test
    void run_diskSlowerThanTheNetwork_dropsAndCounts(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("rule.jsonl");
        logTo(file, 100_000_000);
        flood(25_000);
        runAt(0);
        assertThat(List.of(
                        Files.readAllLines(file).size(),
                        book.status().getFirst().unwritten()))
                .isEqualTo(List.of(20_000, 5_000L));
    }
}
