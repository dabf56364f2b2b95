package io.topiary.ui.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topiary.core.export.PayloadFolder;
import io.topiary.core.message.Message;
import io.topiary.core.payload.Utf8;
import io.topiary.core.store.FileProblem;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies and saves payloads exactly, and says what came of it. FX thread; the work is done on a worker. */
final class PayloadActions {

    /** What fits a clipboard without harm, in bytes. */
    static final int MOST_COPIED = 16_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(PayloadActions.class);
    /** Up to here it is not worth waiting for a worker; in bytes. */
    private static final int AT_ONCE = 64 * 1024;

    private static final int LONGEST_PATH = 300;
    private static final int LONGEST_NAME = 60;

    private final Executor workers;
    private final Executor fx;
    private final Messages messages;
    private final Amounts amounts;
    private final ReadOnlyStringWrapper feedback = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper saveOffered = new ReadOnlyBooleanWrapper();

    PayloadActions(Executor workers, Executor fx, Messages messages) {
        this.workers = workers;
        this.fx = fx;
        this.messages = messages;
        this.amounts = new Amounts(messages);
    }

    private record Copy(String text, boolean hex) {

        static Copy of(byte[] payload) {
            return Utf8.isValid(payload)
                    ? new Copy(new String(payload, UTF_8), false)
                    : new Copy(HexFormat.of().formatHex(payload), true);
        }
    }

    /** What came of copying or saving, empty if neither was done since the selection changed. */
    ReadOnlyStringProperty feedbackProperty() {
        return feedback.getReadOnlyProperty();
    }

    /** Whether a file is offered instead of the clipboard. */
    ReadOnlyBooleanProperty saveOfferedProperty() {
        return saveOffered.getReadOnlyProperty();
    }

    /** Something else is selected. */
    void forget() {
        say("");
    }

    private void say(String words) {
        saveOffered.set(false);
        feedback.set(words);
    }

    /** Hands {@code payload} to {@code clipboard} as text if it is UTF-8, else as hex. */
    void copy(byte[] payload, Consumer<String> clipboard) {
        if (isTooLarge(payload.length)) {
            return;
        }
        if (payload.length <= AT_ONCE) {
            copied(Copy.of(payload), payload.length, clipboard);
        } else {
            workers.execute(() -> {
                Copy copy = Copy.of(payload);
                fx.execute(() -> copied(copy, payload.length, clipboard));
            });
        }
    }

    private boolean isTooLarge(int bytes) {
        if (bytes > MOST_COPIED) {
            say(messages.get("inspect.copyTooLarge", amounts.bytes(bytes)));
            saveOffered.set(true);
            return true;
        }
        return false;
    }

    private void copied(Copy copy, int bytes, Consumer<String> clipboard) {
        clipboard.accept(copy.text());
        say(messages.get(copy.hex() ? "inspect.copiedHex" : "inspect.copied", amounts.bytes(bytes)));
    }

    /** Hands what is shown to {@code clipboard} as {@code form}. */
    void copyAs(CopyForm form, Presentation shown, Consumer<String> clipboard) {
        if (isTooLarge(shown.bytes().length)) {
            return;
        }
        workers.execute(() -> {
            Optional<String> text = form.of(shown);
            fx.execute(() -> {
                text.ifPresent(clipboard);
                say(messages.get(
                        text.isPresent() ? "inspect.copied" : "inspect.copy.notText",
                        amounts.bytes(shown.bytes().length)));
            });
        });
    }

    /** Says that {@code what}, a few characters, was copied. */
    void copiedValue(String what) {
        say(messages.get("inspect.copied.value", Escapes.visible(what, LONGEST_NAME)));
    }

    void save(byte[] payload, Path file) {
        say("");
        work(
                () -> {
                    Files.write(file, payload);
                    return messages.get("inspect.saved", amounts.bytes(payload.length), shown(file));
                },
                file);
    }

    /** Writes and says what came of it; may fail. */
    private interface Writing {

        String write() throws IOException;
    }

    private void work(Writing writing, Path target) {
        workers.execute(() -> {
            String words;
            try {
                words = writing.write();
            } catch (IOException e) {
                LOG.warn("a payload could not be saved", e);
                Text why =
                        e instanceof NoSuchFileException ? Text.of("inspect.save.noFolder") : FileProblem.of(e, target);
                words = messages.get(Text.of("inspect.save.failed", shown(target), why));
            }
            String said = words;
            fx.execute(() -> say(said));
        });
    }

    private static String shown(Path file) {
        return Escapes.visible(file.toString(), LONGEST_PATH);
    }

    /** A file name for the payload of {@code message}, of characters that every system allows in names. */
    static String proposeFileName(Message message) {
        String topic = message.topic();
        String level = PayloadFolder.safe(topic.substring(topic.lastIndexOf('/') + 1));
        String name = level.equals("payload")
                ? level
                : "payload-" + level.substring(0, Math.min(level.length(), LONGEST_NAME));
        return name + "." + PayloadFolder.extension(message.payload());
    }
}
