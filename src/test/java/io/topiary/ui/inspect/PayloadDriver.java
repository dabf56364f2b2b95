package io.topiary.ui.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topiary.core.message.Qos;
import io.topiary.core.payload.TextLines;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.testing.FakeConnection;
import io.topiary.ui.inspect.hex.HexPane;
import io.topiary.ui.kit.CodeView;
import io.topiary.ui.kit.FramePulse;
import io.topiary.ui.kit.FxThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import jfx.incubator.scene.control.richtext.CodeArea;
import org.jspecify.annotations.Nullable;

/**
 * Selects one huge payload in a real inspector, from inside its JVM, and prints what it measures, a name and a number of
 * nanoseconds a line: {@code PayloadDriver bytes|line SIZE}. {@code WRONG} counts what was not exact.
 */
final class PayloadDriver {

    private static final int SCREEN = 4_000;
    private static final int COLUMNS = 100;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final Workers workers = new Workers(2);
    private final FxThread fx = new FxThread();
    private final Messages messages = Messages.forLocale(Locale.ENGLISH);
    private final StackPane root = new StackPane();
    private final AtomicLong lastFrame = new AtomicLong();
    private final AtomicLong longestGap = new AtomicLong();
    private final byte[] payload;
    private @Nullable InspectorViewModel model;
    private int wrong;

    private PayloadDriver(byte[] payload) {
        this.payload = payload;
    }

    public static void main(String[] args) {
        int status = 1;
        try {
            PayloadDriver driver = new PayloadDriver(payload(args[0], Integer.parseInt(args[1])));
            driver.drive(args[0].equals("bytes"));
            status = 0;
        } catch (Exception e) {
            System.err.println("the payload could not be shown: " + e);
        }
        // whoever started this reads the last line first
        System.out.flush();
        Runtime.getRuntime().halt(status);
    }

    private static byte[] payload(String kind, int size) {
        byte[] bytes = new byte[size];
        if (kind.equals("bytes")) {
            new Random(1).nextBytes(bytes);
            return bytes;
        }
        byte[] element = "{\"n\":12345,\"s\":\"abc\"},".getBytes(UTF_8);
        bytes[0] = '[';
        for (int i = 1; i < size; i++) {
            bytes[i] = element[(i - 1) % element.length];
        }
        int end = (size - 2) / element.length * element.length;
        Arrays.fill(bytes, end, size - 1, (byte) ' ');
        bytes[size - 1] = ']';
        return bytes;
    }

    private void drive(boolean binary) throws Exception {
        start();
        tell("CONTROL", painted(this::control));
        InspectorView view = ask(this::inspect);
        connection.feed("small", "{\"warm\":1}");
        connection.feed("big", payload, Qos.AT_MOST_ONCE, false);
        FakeConnection.settle(session);
        InspectorViewModel shown = Objects.requireNonNull(model);
        select(shown, "small");
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
        longestGap.set(0);
        tell("FIRST", select(shown, "big"));
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
        tell("GAP", longestGap.get());
        longestGap.set(0);
        tell("END", binary ? lastByte(view) : lastLine(shown, view));
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        tell("END_GAP", longestGap.get());
        save(shown);
        copy(shown, binary);
        tell("WRONG", wrong);
    }

    private void start() throws Exception {
        CompletableFuture<Boolean> started = new CompletableFuture<>();
        Platform.startup(() -> {
            Stage stage = new Stage();
            stage.setScene(new Scene(root, 900, 700));
            stage.show();
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    long before = lastFrame.getAndSet(System.nanoTime());
                    if (before != 0) {
                        longestGap.accumulateAndGet(System.nanoTime() - before, Math::max);
                    }
                }
            }.start();
            started.complete(true);
        });
        started.get(60, TimeUnit.SECONDS);
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
    }

    /** The first screen of the same bytes in a bare text control. */
    private BooleanSupplier control() {
        StringBuilder screen = new StringBuilder();
        for (int from = 0; from < SCREEN; from += COLUMNS) {
            byte[] line = Arrays.copyOfRange(payload, from, from + COLUMNS);
            for (int i = 0; i < line.length; i++) {
                line[i] = line[i] < ' ' ? (byte) '.' : line[i];
            }
            screen.append(new String(line, UTF_8)).append('\n');
        }
        CodeArea area = new CodeArea();
        area.setText(screen.toString());
        root.getChildren().setAll(area);
        return () -> true;
    }

    private InspectorView inspect() {
        InspectorViewModel made = new InspectorViewModel(session, new FramePulse(fx), workers, fx, messages);
        InspectorView view = new InspectorView(made, messages);
        model = made;
        root.getChildren().setAll(view);
        return view;
    }

    private long select(InspectorViewModel shown, String topic) {
        return painted(() -> {
            shown.showTopic(topic);
            return () -> !(content(shown) instanceof Content.Words);
        });
    }

    private static Content content(InspectorViewModel shown) {
        return shown.payload().presentationProperty().get().content();
    }

    private long lastByte(InspectorView view) {
        return painted(() -> {
            HexPane hex = (HexPane) view.lookup(".hex-pane");
            hex.select(payload.length - 1L, payload.length);
            return () -> true;
        });
    }

    /** As somebody does: first the whole text, then its end. */
    private long lastLine(InspectorViewModel shown, InspectorView view) {
        long whole = painted(() -> {
            shown.payload().accept(Presentation.Offer.SHOW_ALL);
            return () -> lines(shown).length() == payload.length;
        });
        return whole
                + painted(() -> {
                    TextLines lines = lines(shown);
                    int last = lines.size() - 1;
                    String end = lines.line(last);
                    wrong += end.endsWith("]") ? 0 : 1;
                    CodeView code = (CodeView) view.lookup(".code-view");
                    code.select(new CodeView.Place(last, 0), new CodeView.Place(last, end.length()));
                    return () -> true;
                });
    }

    private static TextLines lines(InspectorViewModel shown) {
        return ((Content.Lines) content(shown)).lines();
    }

    private void save(InspectorViewModel shown) throws IOException {
        Path file = Files.createTempFile("topiary-payload", ".bin");
        try {
            long start = System.nanoTime();
            ask(() -> {
                shown.actions().save(payload(shown), file);
                return true;
            });
            await(() -> ask(() -> shown.feedbackProperty().get().startsWith("Saved")));
            tell("SAVE", System.nanoTime() - start);
            wrong += Arrays.equals(Files.readAllBytes(file), payload) ? 0 : 1;
        } finally {
            Files.delete(file);
        }
    }

    private static byte[] payload(InspectorViewModel shown) {
        return Objects.requireNonNull(shown.messageProperty().get()).payload();
    }

    /** What is too much for a clipboard is offered to be saved. */
    private void copy(InspectorViewModel shown, boolean binary) {
        AtomicReference<@Nullable String> copied = new AtomicReference<>();
        long start = System.nanoTime();
        ask(() -> {
            shown.actions().copy(payload(shown), copied::set);
            return true;
        });
        boolean fits = payload.length <= PayloadActions.MOST_COPIED;
        await(() -> fits
                ? copied.get() != null
                : ask(() -> shown.actions().saveOfferedProperty().get()));
        tell("COPY", System.nanoTime() - start);
        String text = copied.get();
        wrong += text == null || binary || Arrays.equals(text.getBytes(UTF_8), payload) ? 0 : 1;
    }

    /** How long from doing something until what came of it was painted: two frames after it was there. */
    private long painted(Supplier<BooleanSupplier> action) {
        long start = System.nanoTime();
        BooleanSupplier done = ask(action);
        await(() -> ask(done::getAsBoolean));
        for (int i = 0; i < 2; i++) {
            long frame = lastFrame.get();
            ask(() -> {
                Platform.requestNextPulse();
                return true;
            });
            await(() -> lastFrame.get() != frame);
        }
        return System.nanoTime() - start;
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("nothing happened");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static <T> T ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.join();
    }

    private static void tell(String name, long value) {
        System.out.println(name + " " + value);
    }
}
