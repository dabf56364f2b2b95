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

    /** Sets what decodes payloads. @return ends being told of changes */
    Runnable decodeWith(PayloadPreviews newPreviews) {
        previews = newPreviews;
        return newPreviews.onChange(changed);
    }

    /** The row of {@code entry} behind that of {@code before}, if there is one; may be called under the model's lock. */
    LogRow row(LogRange.@Nullable Entry before, LogRange.Entry entry) {
        Preview plain = plain(entry.message());
        PayloadPreviews decoded = previews;
        return LogRow.OfMessage.of(
                before, entry, decoded == null ? plain : decoded.of(entry.message(), plain, changed));
    }

    /** The payload of {@code message} on one line as long as nothing decodes it. */
    static Preview plain(Message message) {
        return Preview.of(message.payload(), MessageLine.PREVIEW_CHARS);
    }
}
