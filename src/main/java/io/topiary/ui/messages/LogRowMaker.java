package io.topiary.ui.messages;

import io.topiary.core.message.Message;
import io.topiary.core.session.PayloadPreviews;
import io.topiary.core.text.Preview;
import io.topiary.ui.kit.message.MessageLine;
import org.jspecify.annotations.Nullable;

/** Makes rows of entries of the log. FX thread. */
final class LogRowMaker {

    private final Runnable changed;
    private @Nullable PayloadPreviews previews;

    /** @param changed told on any thread when a row looks different */
    LogRowMaker(Runnable changed) {
        this.changed = changed;
    }

    /** Sets what decodes payloads. */
    void decodeWith(PayloadPreviews newPreviews) {
        previews = newPreviews;
    }

    /** The row of {@code entry}; may be called under the model's lock. */
    LogRow row(LogRange.Entry entry) {
        Message message = entry.message();
        Preview plain = Preview.of(message.payload(), MessageLine.PREVIEW_CHARS);
        PayloadPreviews decoded = previews;
        return new LogRow.OfMessage(
                entry.number(), message, decoded == null ? plain : decoded.of(message, plain, changed));
    }
}
