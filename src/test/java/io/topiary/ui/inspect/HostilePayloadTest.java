package io.topiary.ui.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Qos;
import io.topiary.core.payload.TextLines;
import io.topiary.core.payload.VisibleLine;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionLimits;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.FaultBook;
import io.topiary.testing.ManualPulse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Payloads as nobody would send them: what the inspector shows of them, and that every byte is still there. */
class HostilePayloadTest {

    private static final int MEBI = 1 << 20;

    private final FakeConnection connection = new FakeConnection();
    private final Workers workers = new Workers(2);
    private final LinkedBlockingQueue<Runnable> fxTasks = new LinkedBlockingQueue<>();
    private final Messages messages = Messages.forLocale(Locale.ENGLISH);
    private final SessionLimits limits = SessionLimits.forKeepAlive(60);
    private final Session session =
            connection.session(new SessionLimits(limits.intake(), limits.topics(), limits.logMessages(), 8L * MEBI));
    private final InspectorViewModel model =
            new InspectorViewModel(session, new ManualPulse(), workers, fxTasks::add, messages);

    @AfterEach
    void close() {
        model.close();
        session.close();
        workers.close();
    }

    @Test
    void empty_isToldFromNoMessage_andFromADeletedRetainedOne() throws Exception {
        long start = System.nanoTime();
        String plain = show("a", new byte[0], false);
        FaultBook.note("P1", "0 bytes, not retained", plain, since(start));
        start = System.nanoTime();
        String retained = show("b", new byte[0], true);
        FaultBook.note("P1", "0 bytes, retained", retained, since(start));
        assertThat(List.of(plain, retained))
                .isEqualTo(List.of(
                        "(empty, 0 bytes)",
                        "(empty, 0 bytes) Retained cleared: this deleted the message that the broker stored"));
    }

    @Test
    void everySingleByte_isExactInHexAndOnTheClipboard() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (int value = 0; value < 256; value++) {
            byte[] payload = {(byte) value};
            show("t" + value, payload, false);
            model.setView("hex");
            runFx();
            String digits = ((Content.Hex) content()).rows().row(0).hex().strip();
            List<String> copied = new ArrayList<>();
            model.actions().copy(payload, copied::add);
            byte[] back = value < 128
                    ? copied.getFirst().getBytes(UTF_8)
                    : HexFormat.of().parseHex(copied.getFirst());
            if (!digits.equals(HexFormat.of().toHexDigits((byte) value)) || !Arrays.equals(back, payload)) {
                wrong.add(digits + " " + copied);
            }
        }
        FaultBook.note("P2", "each of the 256 bytes alone", "(its two digits; copied exactly)", Duration.ZERO);
        assertThat(wrong).isEmpty();
    }

    @Test
    void largeOnes_evictOldOnesByTheirBytes_andThatIsCounted() throws Exception {
        byte[] payload = new byte[MEBI];
        Arrays.fill(payload, (byte) 'x');
        for (int i = 0; i < 30; i++) {
            connection.feed("big", payload.clone(), Qos.AT_MOST_ONCE, false);
            FakeConnection.settle(session);
        }
        long evicted = session.model().read(now -> now.log().evicted());
        long bytes = session.model().read(now -> now.log().bytes());
        String words = messages.get("status.evicted", evicted);
        FaultBook.note("P5", "30 payloads of 1 MiB, 8 MiB may be kept", words, Duration.ZERO);
        assertThat(List.of(evicted, bytes <= 8L * MEBI)).isEqualTo(List.of(23L, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "\u001B[31mred\u001B[0m",
                "bell\u0007",
                "abc\u202Edcba",
                "\u2066hidden\u2069",
                "zero\u200Bwidth\uFEFF",
                "\u0085next\u2028line",
                "08:00 forged\r12:00 line"
            })
    void trickyText_isShownEscaped_andCopiedAsSent(String text) throws Exception {
        long start = System.nanoTime();
        show("a", text.getBytes(UTF_8), false);
        model.setView("text");
        runFx();
        TextLines lines = ((Content.Lines) content()).lines();
        StringBuilder shown = new StringBuilder();
        for (int line = 0; line < lines.size(); line++) {
            shown.append(VisibleLine.of(lines.line(line)).shown());
        }
        FaultBook.note("P8", "text with characters that hide, turn or forge: " + shown, shown.toString(), since(start));
        List<String> copied = new ArrayList<>();
        model.actions().copy(payload(), copied::add);
        assertThat(shown.chars().filter(HostilePayloadTest::deceives)).isEmpty();
        assertThat(copied).isEqualTo(List.of(text));
    }

    private static boolean deceives(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || c == 0x2028 || c == 0x2029;
    }

    @Test
    void heapedMarks_areShownWithoutPaintingOverOtherLines() throws Exception {
        show("a", ("e" + "\u0301".repeat(10_000)).getBytes(UTF_8), false);
        TextLines lines = ((Content.Lines) content()).lines();
        assertThat(VisibleLine.of(lines.line(0))
                        .shown()
                        .chars()
                        .filter(c -> c == 0x301)
                        .count())
                .isLessThan(10);
    }

    @Test
    void oneLineOfTenMegabytes_andAMillionLines_areWindowed() throws Exception {
        long start = System.nanoTime();
        show("line", "x".repeat(10_000_000).getBytes(UTF_8), false);
        FaultBook.note("P18", "one line of 10 MB", notice(), since(start));
        String cut = notice();
        model.payload().accept(Presentation.Offer.SHOW_ALL);
        runFx();
        TextLines line = ((Content.Lines) content()).lines();
        start = System.nanoTime();
        show("lines", "y\n".repeat(1_000_000).getBytes(UTF_8), false);
        FaultBook.note("P18", "a million lines", notice(), since(start));
        model.payload().accept(Presentation.Offer.SHOW_ALL);
        runFx();
        TextLines million = ((Content.Lines) content()).lines();
        assertThat(List.of(cut, line.size(), line.line(9_999).length(), million.size()))
                .isEqualTo(List.of("First 512 kB of 10 MB", 10_000, TextLines.LONGEST, 1_000_001));
    }

    private String show(String topic, byte[] payload, boolean retained) throws InterruptedException {
        connection.feed(topic, payload, Qos.AT_MOST_ONCE, retained);
        FakeConnection.settle(session);
        model.showTopic(topic);
        runFx();
        return content() instanceof Content.Words words ? messages.get(words.text()) : "";
    }

    private byte[] payload() {
        return Objects.requireNonNull(model.messageProperty().get()).payload();
    }

    private Content content() {
        return model.payload().presentationProperty().get().content();
    }

    private String notice() {
        return messages.get(model.payload()
                .presentationProperty()
                .get()
                .notices()
                .getFirst()
                .text());
    }

    private void runFx() throws InterruptedException {
        Runnable task = fxTasks.poll(20, TimeUnit.SECONDS);
        assertThat(task).as("a result").isNotNull();
        if (task != null) {
            task.run();
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
