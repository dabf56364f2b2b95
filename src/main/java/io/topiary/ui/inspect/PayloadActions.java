package io.topiary.ui.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topiary.core.payload.BinaryKind;
import io.topiary.core.payload.Utf8;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
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
    private final Consumer<String> feedback;

    PayloadActions(Executor workers, Executor fx, Messages messages, Amounts amounts, Consumer<String> feedback) {
        this.workers = workers;
        this.fx = fx;
        this.messages = messages;
        this.amounts = amounts;
        this.feedback = feedback;
    }

    private record Copy(String text, boolean hex) {

        static Copy of(byte[] payload) {
            return Utf8.isValid(payload)
                    ? new Copy(new String(payload, UTF_8), false)
                    : new Copy(HexFormat.of().formatHex(payload), true);
        }
    }

    void copy(byte[] payload, Consumer<String> clipboard) {
        if (payload.length > MOST_COPIED) {
            feedback.accept(messages.get("inspect.copyTooLarge", amounts.bytes(payload.length)));
        } else if (payload.length <= AT_ONCE) {
            copied(Copy.of(payload), payload.length, clipboard);
        } else {
            workers.execute(() -> {
                Copy copy = Copy.of(payload);
                fx.execute(() -> copied(copy, payload.length, clipboard));
            });
        }
    }

    private void copied(Copy copy, int bytes, Consumer<String> clipboard) {
        clipboard.accept(copy.text());
        feedback.accept(messages.get(copy.hex() ? "inspect.copiedHex" : "inspect.copied", amounts.bytes(bytes)));
    }

    void save(byte[] payload, Path file) {
        workers.execute(() -> {
            String said = write(payload, file);
            fx.execute(() -> feedback.accept(said));
        });
    }

    private String write(byte[] payload, Path file) {
        String name = Escapes.visible(file.toString(), LONGEST_PATH);
        try {
            Files.write(file, payload);
            return messages.get("inspect.saved", amounts.bytes(payload.length), name);
        } catch (IOException e) {
            LOG.warn("a payload of {} bytes could not be saved", payload.length, e);
            return messages.get("inspect.save.failed", name, reason(e));
        }
    }

    private String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return messages.get("inspect.save.denied");
        }
        if (e instanceof NoSuchFileException) {
            return messages.get("inspect.save.noFolder");
        }
        String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        return messages.get("inspect.save.other", Escapes.visible(String.valueOf(reason), LONGEST_PATH));
    }

    /** The last level of {@code topic} with an extension that fits, of characters that every system allows in names. */
    static String proposeFileName(String topic, byte[] payload) {
        String level = topic.substring(topic.lastIndexOf('/') + 1);
        String safe = level.replaceAll("[^\\p{L}\\p{N}._-]", "_");
        String name = safe.substring(0, Math.min(safe.length(), LONGEST_NAME)).replaceAll("^\\.+|\\.+$", "");
        return (name.isEmpty() ? "payload" : "payload-" + name) + "." + extension(payload);
    }

    private static String extension(byte[] payload) {
        BinaryKind kind = BinaryKind.of(payload);
        boolean json = payload.length > 0 && (payload[0] == '{' || payload[0] == '[');
        return kind == BinaryKind.OTHER && json ? "json" : kind.extension();
    }
}
