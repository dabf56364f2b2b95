package io.topiary.ui.history.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.history.MessageJudge;
import io.topiary.core.message.Message;
import io.topiary.core.text.Messages;
import io.topiary.testing.ManualPulse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchViewModelTest {

    private static final int MESSAGES = 20_000;

    private final Queue<Runnable> fx = new ConcurrentLinkedQueue<>();
    private final ManualPulse pulse = new ManualPulse();
    private final List<SearchViewModel> opened = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        opened.forEach(SearchViewModel::close);
    }

    @Test
    void looking_withoutARecording_saysSo() {
        SearchViewModel model = model(null);
        model.setLooking(true);
        until(() -> model.noneProperty().get().startsWith("Nothing is recorded in this tab"));
    }

    @Test
    void looking_atARecordingThatWasNotBegun_saysSo() {
        SearchViewModel model = model(folder.resolve("p.db"));
        model.setLooking(true);
        until(() -> model.noneProperty().get().equals("Nothing recorded yet"));
    }

    @Test
    void damagedFile_saysWhatIsWrong() throws Exception {
        SearchViewModel model =
                model(Files.writeString(folder.resolve("p.db"), "this is no database at all".repeat(100)));
        model.setLooking(true);
        until(() -> model.noneProperty().get().contains("the file is damaged"));
        assertThat(model.runningProperty().get()).isFalse();
    }

    @Test
    void nobodyLooking_searchesNothing() throws Exception {
        SearchViewModel model = filled();
        model.queryProperty().set("number-7");
        assertThat(pulse.isDirty()).isFalse();
        model.setLooking(true);
        until(() -> model.summaryProperty().get().equals("1,111 messages found"));
    }

    @Test
    void typing_searchesAnew_theNewestFirst() throws Exception {
        SearchViewModel model = looking(filled());
        model.queryProperty().set("number-1234");
        until(() -> model.summaryProperty().get().equals("11 messages found"));
        assertThat(payloads(model)).startsWith("number-12349", "number-12348").endsWith("number-1234");
        model.queryProperty().set("nowhere");
        until(() -> model.noneProperty().get().equals("Nothing found in 20,000 messages") && model.resultCount() == 0);
    }

    @Test
    void moreThanAreKept_areCounted() throws Exception {
        SearchViewModel model = looking(filled());
        until(() -> model.summaryProperty()
                .get()
                .equals("20,000 messages found, 10,000 of them listed; the export has all"));
        assertThat(model.resultCount()).isEqualTo(SearchRun.MOST_MESSAGES);
    }

    @Test
    void brokenQuery_isMarked_andTheResultsStay() throws Exception {
        SearchViewModel model = looking(filled());
        model.queryProperty().set("number-1234");
        until(() -> model.resultCount() == 11);
        model.queryProperty().set("number-1234 qos:high");
        assertThat(model.input().errorAtProperty().get()).isEqualTo(16);
        assertThat(model.resultCount()).isEqualTo(11);
    }

    @Test
    void span_leavesOutOtherTimes() throws Exception {
        SearchViewModel model = looking(filled());
        model.span().spanProperty().set(SearchSpan.LAST_HOUR);
        until(() -> model.summaryProperty().get().equals("3,601 messages found"));
        model.span().spanProperty().set(SearchSpan.BETWEEN);
        model.span().fromProperty().set("11:00");
        model.span().toProperty().set("11:00:10");
        until(() -> model.summaryProperty().get().equals("10 messages found"));
        model.span().toProperty().set("late");
        assertThat(model.span().errorProperty().get()).startsWith("\"late\" is no time");
        model.span().toProperty().set("10:00");
        assertThat(model.span().errorProperty().get()).isEqualTo("The end is before the beginning");
        model.span().toProperty().set("2026-03-11");
        model.span().fromProperty().set("2026-03-11");
        until(() -> model.noneProperty().get().equals("Nothing was recorded in that time"));
    }

    @Test
    void context_showsWhatIsAround_withTheHitMarked_andGoesBack() throws Exception {
        SearchViewModel model = looking(filled());
        model.queryProperty().set("/number-1234$/");
        until(() -> model.resultCount() == 1);
        model.window().owner().moveSelection(1);
        model.showContext(false);
        until(() -> model.resultCount() == 2 * SearchContext.EACH + 1);
        assertThat(payloads(model)).contains("number-1233", "number-1234", "number-1235");
        assertThat(model.window().slots().stream()
                        .filter(slot -> slot.get().hit())
                        .map(slot -> text(slot.get().message())))
                .containsExactly("number-1234");
        model.showContext(true);
        until(() -> payloads(model).contains("number-1244"));
        model.context().close();
        assertThat(payloads(model)).containsExactly("number-1234");
    }

    @Test
    void open_handsOverTheMessage_withItsAge() throws Exception {
        SearchViewModel model = looking(filled());
        List<Message> shown = new ArrayList<>();
        model.onOpen(shown::add);
        model.queryProperty().set("/number-19939$/");
        until(() -> model.resultCount() == 1);
        model.window().owner().moveSelection(1);
        model.open();
        long seconds = (System.nanoTime() - shown.getFirst().nanoTime()) / 1_000_000_000L;
        assertThat(text(shown.getFirst())).isEqualTo("number-19939");
        assertThat(seconds).isBetween(60L, 120L);
    }

    @Test
    void filterByTopic_addsItToTheQuery() throws Exception {
        SearchViewModel model = looking(filled());
        model.queryProperty().set("number-1234");
        until(() -> model.resultCount() == 11);
        model.window().owner().moveSelection(1);
        model.filterByTopic();
        assertThat(model.queryProperty().get()).isEqualTo("number-1234 topic:t/9");
        until(() -> model.resultCount() == 1);
    }

    @Test
    void export_writesAllThatIsFound_alsoWhatIsNotListed() throws Exception {
        SearchViewModel model = looking(filled());
        until(() -> model.exportableProperty().get() && !model.runningProperty().get());
        Path target = folder.resolve("all.jsonl");
        model.exportTo(target);
        until(() -> model.export().textProperty().get().equals("20,000 messages written to " + target));
        assertThat(Files.readAllLines(target)).hasSize(MESSAGES);
    }

    private SearchViewModel filled() throws InterruptedException {
        return model(SearchedRecording.of(folder.resolve("p.db"), MESSAGES));
    }

    private static SearchViewModel looking(SearchViewModel model) {
        model.window().setCapacity(2 * SearchContext.EACH + 1);
        model.setLooking(true);
        return model;
    }

    private SearchViewModel model(@Nullable Path file) {
        SearchParts parts = new SearchParts(
                () -> Optional.ofNullable(file),
                task -> Thread.ofVirtual().start(task),
                fx::add,
                pulse,
                InstantSource.fixed(SearchedRecording.END),
                ZoneOffset.UTC,
                Messages.forLocale(Locale.ENGLISH),
                MessageJudge.BYTES);
        SearchViewModel model = new SearchViewModel(parts);
        opened.add(model);
        return model;
    }

    /** Does what is due on the FX thread, which this thread is, until {@code condition} holds. */
    private void until(BooleanSupplier condition) {
        await().pollInSameThread().until(() -> {
            for (Runnable task = fx.poll(); task != null; task = fx.poll()) {
                task.run();
            }
            pulse.run();
            return condition.getAsBoolean();
        });
    }

    private static List<String> payloads(SearchViewModel model) {
        return model.window().slots().stream()
                .map(slot -> text(slot.get().message()))
                .toList();
    }

    private static String text(Message message) {
        return new String(message.payload(), StandardCharsets.UTF_8);
    }
}
