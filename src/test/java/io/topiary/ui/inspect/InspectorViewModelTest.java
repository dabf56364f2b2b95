package io.topiary.ui.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Message;
import io.topiary.core.message.Qos;
import io.topiary.core.payload.PayloadView;
import io.topiary.core.payload.TextLines;
import io.topiary.core.rules.Rule;
import io.topiary.core.rules.RuleActions;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.ManualPulse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectorViewModelTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final ManualPulse pulse = new ManualPulse();
    private final Workers workers = new Workers(2);
    private final LinkedBlockingQueue<Runnable> fxTasks = new LinkedBlockingQueue<>();
    private final Messages messages = Messages.forLocale(Locale.ENGLISH);
    private final InspectorViewModel model = new InspectorViewModel(session, pulse, workers, fxTasks::add, messages);

    @AfterEach
    void close() {
        model.close();
        session.close();
        workers.close();
    }

    @Test
    void start_saysThatNothingIsSelected() {
        assertThat(words()).startsWith("Nothing selected");
    }

    @Test
    void showTopic_levelWithoutMessage_saysSo() {
        feed("a/b", "1");
        model.showTopic("a");
        assertThat(words()).startsWith("No message on this level");
    }

    @Test
    void showTopic_emptyPayload_isToldFromNoMessage() throws Exception {
        feed("a", "");
        model.showTopic("a");
        runFx();
        assertThat(words()).isEqualTo("(empty, 0 bytes)");
    }

    @Test
    void showTopic_ruleNamesAFormat_holdsUntilTheUserChoosesOne() throws Exception {
        session.rules().set(List.of(Rule.create("raw", "raw/#", RuleActions.NONE.withDecoder("text"))));
        feed("raw/a", "{\"b\":1}");
        model.showTopic("raw/a");
        runFx();
        String ruled = lines();
        model.setView(PayloadView.JSON);
        runFx();
        assertThat(List.of(ruled, lines())).isEqualTo(List.of("{\"b\":1}", "{\n  \"b\": 1\n}"));
    }

    @Test
    void showTopic_json_isIndentedWithTheSendersNumbers() throws Exception {
        feed("a", "{\"b\":1E2,\"b\":-0}");
        model.showTopic("a");
        runFx();
        assertThat(lines()).isEqualTo("{\n  \"b\": 1E2,\n  \"b\": -0\n}");
    }

    @Test
    void refresh_newerMessage_isShown() throws Exception {
        feed("a", "one");
        model.showTopic("a");
        runFx();
        feed("a", "two");
        pulse.run();
        runFx();
        assertThat(lines()).isEqualTo("two");
    }

    @Test
    void refresh_newerMessageWhileOneFromTheLogIsShown_changesNothing() throws Exception {
        feed("a", "one");
        Message message = session.model().read(m -> m.log().get(0));
        model.showMessage(message);
        runFx();
        feed("a", "two");
        pulse.run();
        assertThat(lines()).isEqualTo("one");
    }

    @Test
    void backToLive_showsTheNewest() throws Exception {
        feed("a", "one");
        model.showMessage(session.model().read(m -> m.log().get(0)));
        runFx();
        feed("a", "two");
        model.backToLive();
        runFx();
        assertThat(lines()).isEqualTo("two");
    }

    @Test
    void setPaused_newerMessage_isShownOnlyAfterwards() throws Exception {
        feed("a", "one");
        model.showTopic("a");
        runFx();
        model.setPaused(true);
        feed("a", "two");
        pulse.run();
        assertThat(lines()).isEqualTo("one");
        model.setPaused(false);
        pulse.run();
        runFx();
        assertThat(lines()).isEqualTo("two");
    }

    @Test
    void showTopic_whileAnotherIsDecoded_dropsTheLateResult() throws Exception {
        feed("a", "late");
        feed("b", "wanted");
        model.showTopic("a");
        Runnable late = nextFx();
        model.showTopic("b");
        runFx();
        late.run();
        assertThat(lines()).isEqualTo("wanted");
    }

    @Test
    void setView_hex_showsBytes() throws Exception {
        feed("a", "ab");
        model.showTopic("a");
        runFx();
        model.setView(PayloadView.HEX);
        runFx();
        assertThat(((Content.Hex) content()).rows().row(0).toString()).startsWith("00000000  61 62");
    }

    @Test
    void showTopic_longText_isCutAndOffersTheRest() throws Exception {
        connection.feed("a", "x\n".repeat(5_000_000));
        FakeConnection.settle(session);
        model.showTopic("a");
        runFx();
        assertThat(notices()).isEqualTo(List.of("First 512 kB of 10 MB SHOW_ALL"));
        model.payload().accept(Presentation.Offer.SHOW_ALL);
        runFx();
        assertThat(((Content.Lines) content()).lines().size()).isEqualTo(5_000_001);
    }

    @Test
    void accept_prettyPrint_indentsLargeJson() throws Exception {
        feed("a", "[" + "1,".repeat(3_000_000) + "1]");
        model.showTopic("a");
        runFx();
        assertThat(notices())
                .isEqualTo(List.of(
                        "First 512 kB of 6 MB SHOW_ALL",
                        "Not checked for JSON: 6,000,003 bytes, more than 5,242,880 PRETTY_PRINT"));
        model.payload().accept(Presentation.Offer.PRETTY_PRINT);
        runFx();
        assertThat(((Content.Lines) content()).lines().size()).isEqualTo(3_000_003);
    }

    @Test
    void header_saysHowTheMessageCame() {
        connection.feed("a/b", "x".getBytes(UTF_8), Qos.AT_LEAST_ONCE, true);
        FakeConnection.settle(session);
        model.showTopic("a/b");
        Header header = model.headerProperty().get();
        List<String> said = new ArrayList<>();
        header.chips().forEach(chip -> said.add(chip.text()));
        assertThat(said).containsExactly("Received", "QoS 1", "Retained", "1 B");
    }

    @Test
    void header_saysWhetherTheMessageWasStoredOrSeenLive() {
        connection.connect();
        List<String> seen = new ArrayList<>();
        for (String payload : List.of("stored", "published")) {
            connection.feed("a", payload.getBytes(UTF_8), Qos.AT_LEAST_ONCE, true);
            FakeConnection.settle(session);
            model.showTopic(null);
            model.showTopic("a");
            seen.add(model.headerProperty().get().seen());
        }
        Message before = session.model().read(tree -> tree.log().range(0, 1)).getFirst();
        feed("a", "3");
        model.showTopic(null);
        model.showTopic("a");
        seen.add(model.headerProperty().get().seen());
        model.showMessage(before);
        seen.add(model.headerProperty().get().seen());
        assertThat(seen).isEqualTo(List.of("Retained at subscribe", "Seen live, with RETAIN", "Seen live", ""));
    }

    @Test
    void copyPayload_text_isExact() {
        feed("a", "{\"a\" :1}\r\n\u0007");
        model.showTopic("a");
        List<String> clipboard = new ArrayList<>();
        model.actions().copy(payload(), clipboard::add);
        assertThat(clipboard).isEqualTo(List.of("{\"a\" :1}\r\n\u0007"));
    }

    @Test
    void copyPayload_binary_isHexAndSaysSo() {
        connection.feed("a", new byte[] {0, (byte) 0xFE}, Qos.AT_MOST_ONCE, false);
        FakeConnection.settle(session);
        model.showTopic("a");
        List<String> clipboard = new ArrayList<>();
        model.actions().copy(payload(), clipboard::add);
        clipboard.add(model.feedbackProperty().get());
        assertThat(clipboard).isEqualTo(List.of("00fe", "Copied 2 B as hex, because they are not UTF-8"));
    }

    @Test
    void copyPayload_tooLarge_offersTheFileInstead() {
        connection.feed("a", new byte[PayloadActions.MOST_COPIED + 1], Qos.AT_MOST_ONCE, false);
        FakeConnection.settle(session);
        model.showTopic("a");
        model.actions().copy(payload(), text -> {});
        assertThat(model.feedbackProperty().get()).isEqualTo("Too large to copy (16 MB): save it to a file");
    }

    @Test
    void savePayload_writesEveryByte(@TempDir Path folder) throws Exception {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        connection.feed("a", bytes, Qos.AT_MOST_ONCE, false);
        FakeConnection.settle(session);
        model.showTopic("a");
        model.actions().save(payload(), folder.resolve("x.bin"));
        await().until(() -> pumpFx() && model.feedbackProperty().get().startsWith("Saved"));
        assertThat(Files.readAllBytes(folder.resolve("x.bin"))).isEqualTo(bytes);
    }

    @Test
    void savePayload_noSuchFolder_isSaidInWords(@TempDir Path folder) throws IOException {
        feed("a", "x");
        model.showTopic("a");
        model.actions().save(payload(), folder.resolve("gone").resolve("x.bin"));
        await().until(() -> pumpFx() && !model.feedbackProperty().get().isEmpty());
        assertThat(model.feedbackProperty().get()).endsWith(": the folder does not exist");
    }

    @Test
    void proposeFileName_hostileTopic_isSafe() {
        feed("a/../..", "{}");
        model.showTopic("a/../..");
        assertThat(PayloadActions.proposeFileName(message())).isEqualTo("payload.json");
    }

    @Test
    void close_letsGo() {
        model.close();
        assertThat(pulse.registered()).isZero();
    }

    private void feed(String topic, String payload) {
        connection.feed(topic, payload);
        FakeConnection.settle(session);
    }

    /** Waits for a result of the workers and shows it. */
    private void runFx() throws InterruptedException {
        nextFx().run();
    }

    private Runnable nextFx() throws InterruptedException {
        Runnable task = fxTasks.poll(20, TimeUnit.SECONDS);
        assertThat(task).as("a result").isNotNull();
        return task == null ? () -> {} : task;
    }

    private boolean pumpFx() {
        Runnable task = fxTasks.poll();
        if (task != null) {
            task.run();
        }
        return true;
    }

    private Message message() {
        return Objects.requireNonNull(model.messageProperty().get());
    }

    private byte[] payload() {
        return message().payload();
    }

    private Content content() {
        return model.payload().presentationProperty().get().content();
    }

    private String words() {
        return messages.get(((Content.Words) content()).text());
    }

    private String lines() {
        TextLines lines = ((Content.Lines) content()).lines();
        int last = lines.size() - 1;
        return lines.slice(0, 0, last, lines.line(last).length());
    }

    private List<String> notices() {
        return model.payload().presentationProperty().get().notices().stream()
                .map(notice -> messages.get(notice.text()) + " " + notice.offer())
                .toList();
    }
}
