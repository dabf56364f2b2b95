package io.topiary.ui.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Qos;
import io.topiary.core.payload.InnerBytes;
import io.topiary.core.rules.Rule;
import io.topiary.core.rules.RuleActions;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionPayloads;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.ManualPulse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Formats beyond text and JSON, and payloads inside of payloads. */
class PayloadViewModelTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final ManualPulse pulse = new ManualPulse();
    private final Workers workers = new Workers(2);
    private final LinkedBlockingQueue<Runnable> fxTasks = new LinkedBlockingQueue<>();
    private final Messages messages = Messages.forLocale(Locale.ENGLISH);
    private final InspectorViewModel inspector = new InspectorViewModel(
            session, new SessionPayloads(session, FakeFormats.reader()), pulse, workers, fxTasks::add, messages);
    private final PayloadViewModel model = inspector.payload();

    @AfterEach
    void close() {
        inspector.close();
        session.close();
        workers.close();
    }

    @Test
    void decodedJson_isIndentedWithItsRemarks() throws Exception {
        show("a", FakeFormats.box("{\"t\":1.50}"));
        assertThat(shown()).isEqualTo("Box: {\n  \"t\": 1.50\n} / An object holds the same key more than once");
    }

    @Test
    void chosenFormat_holdsForItsTopicAlone() throws Exception {
        show("a", FakeFormats.wrap("[1]".getBytes(UTF_8)));
        model.setFormat("wrap");
        runFx();
        String chosen = shown();
        show("b", "[2]".getBytes(UTF_8));
        String other = shown();
        inspector.showTopic("a");
        runFx();
        assertThat(List.of(chosen, other, shown()))
                .isEqualTo(List.of("Wrap › JSON: [\n  1\n]", "JSON: [\n  2\n]", "Wrap › JSON: [\n  1\n]"));
    }

    @Test
    void undecodable_isShownAsBytesWithTheReason() throws Exception {
        show("a", "plain".getBytes(UTF_8));
        model.setFormat("box");
        runFx();
        assertThat(shown()).isEqualTo("binary: 70 6c 61 69 6e / Can't be read as Box: (empty, 0 bytes)");
    }

    @Test
    void rule_namesAFormat_isFollowedUntilAnotherIsChosen() throws Exception {
        session.rules().set(List.of(Rule.create("w", "a/#", RuleActions.NONE.withDecoder("wrap"))));
        show("a/b", FakeFormats.wrap("x".getBytes(UTF_8)));
        String ruled = shown();
        model.backTo(0);
        runFx();
        String back = shown();
        model.setFormat("");
        runFx();
        assertThat(List.of(ruled, back, shown())).isEqualTo(List.of("Wrap › text: x", "text: 02 78", "Wrap › text: x"));
    }

    @Test
    void nested_isOpenedByClick_andFollowsNewerMessages() throws Exception {
        byte[] inner = FakeFormats.wrap("{\"v\":1}".getBytes(UTF_8));
        show("a", ("{\"data\":\"" + Base64.getEncoder().encodeToString(inner) + "\"}").getBytes(UTF_8));
        model.open("/data", InnerBytes.Coding.BASE64);
        runFx();
        model.setFormat("wrap");
        runFx();
        String opened = shown();
        connection.feed("a", "{\"other\":1}");
        FakeConnection.settle(session);
        pulse.run();
        runFx();
        assertThat(List.of(opened, shown()))
                .isEqualTo(List.of(
                        "JSON /data (base64) › Wrap › JSON: {\n  \"v\": 1\n}",
                        "JSON: {\n  \"other\": 1\n} / This message has nothing like that at /data"));
    }

    @Test
    void backTo_outermost_keepsItsFormat() throws Exception {
        show("a", "{\"data\":\"{\\\"x\\\":2}\"}".getBytes(UTF_8));
        model.open("/data", InnerBytes.Coding.TEXT);
        runFx();
        String inside = shown();
        model.backTo(0);
        runFx();
        assertThat(List.of(inside, shown()))
                .isEqualTo(List.of(
                        "JSON /data (text) › JSON: {\n  \"x\": 2\n}", "JSON: {\n  \"data\": \"{\\\"x\\\":2}\"\n}"));
    }

    @Test
    void tree_showsJson_andOtherThingsAsBefore() throws Exception {
        show("a", "[1]".getBytes(UTF_8));
        model.setTree(true);
        runFx();
        String tree = shown();
        show("b", "plain".getBytes(UTF_8));
        assertThat(List.of(tree, shown())).isEqualTo(List.of("JSON: tree of 2", "text: plain"));
    }

    @Test
    void findFitting_namesTheFormatsThatCanReadIt() throws Exception {
        show("a", FakeFormats.wrap("x".getBytes(UTF_8)));
        List<String> found = new ArrayList<>();
        model.findFitting(found::addAll);
        runFx();
        assertThat(found).containsExactly("wrap");
    }

    @Test
    void copyAs_everyForm_isExact() throws Exception {
        show("a", FakeFormats.box("{\"t\":1}"));
        List<String> copied = new ArrayList<>();
        for (CopyForm form : List.of(CopyForm.PRETTY, CopyForm.HEX, CopyForm.BASE64)) {
            inspector.actions().copyAs(form, model.presentationProperty().get(), copied::add);
            runFx();
        }
        assertThat(copied).isEqualTo(List.of("{\n  \"t\": 1\n}", "017b2274223a317d", "AXsidCI6MX0="));
    }

    @Test
    void copyAs_textThatIsNone_saysSo() throws Exception {
        show("a", new byte[] {(byte) 0xFF});
        List<String> copied = new ArrayList<>();
        inspector.actions().copyAs(CopyForm.TEXT, model.presentationProperty().get(), copied::add);
        runFx();
        copied.add(inspector.feedbackProperty().get());
        assertThat(copied).isEqualTo(List.of("Not copied: these 1 B are no text of that kind"));
    }

    private void show(String topic, byte[] payload) throws InterruptedException {
        connection.feed(topic, payload, Qos.AT_MOST_ONCE, false);
        FakeConnection.settle(session);
        inspector.showTopic(topic);
        runFx();
    }

    private void runFx() throws InterruptedException {
        Runnable task = fxTasks.poll(20, TimeUnit.SECONDS);
        assertThat(task).as("a result").isNotNull();
        if (task != null) {
            task.run();
        }
    }

    /** What is around, what it is, what is shown, and what is said about it. */
    private String shown() {
        Presentation now = model.presentationProperty().get();
        String trail =
                now.around().stream().map(step -> messages.get(step) + " › ").collect(Collectors.joining());
        String notices = now.notices().stream()
                .map(notice -> " / " + messages.get(notice.text()))
                .collect(Collectors.joining());
        return trail + messages.get(now.guess()) + ": " + content(now.content()) + notices;
    }

    private String content(Content content) {
        return switch (content) {
            case Content.Lines lines -> new String(lines.utf8(), UTF_8);
            case Content.Tree tree -> "tree of " + tree.outline().size();
            case Content.Hex hex -> hex.rows().row(0).hex().strip();
            case Content.Words words -> messages.get(words.text());
            case Content.Image image -> "image";
        };
    }
}
