package io.topiary.ui.publish;

import io.topiary.core.payload.Utf8;
import io.topiary.core.publish.Draft;
import io.topiary.core.publish.DraftWriter;
import io.topiary.core.publish.EncodeException;
import io.topiary.core.publish.PayloadFile;
import io.topiary.core.publish.PayloadMode;
import io.topiary.core.publish.TemplateScope;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/** Tells what a draft becomes, on one line: its text with the variables filled in, or its bytes. FX thread. */
final class PayloadPreview {

    private static final int MOST_CHARS = 160;
    private static final int MOST_BYTES = 24;

    private final DraftForm form;
    private final TopicLookup topics;
    private final Messages messages;

    PayloadPreview(DraftForm form, TopicLookup topics, Messages messages) {
        this.form = form;
        this.topics = topics;
        this.messages = messages;
    }

    /**
     * The line for {@code draft}; empty where it would only repeat what is written.
     *
     * @param mostBytes how large a file may be
     * @throws EncodeException if it is no message
     */
    String of(Draft draft, long mostBytes) throws EncodeException {
        PayloadMode mode = form.modeProperty().get();
        return switch (mode.input()) {
            case FILE -> file(draft.payload(), mostBytes);
            case NONE -> "";
            default -> encoded(draft, mode);
        };
    }

    private String encoded(Draft draft, PayloadMode mode) throws EncodeException {
        DraftWriter writer = DraftWriter.of(draft, form.modes());
        String text = writer.text(TemplateScope.single(0, topics::newest));
        byte[] bytes = mode.encoder().encode(text, draft.argument());
        if (Arrays.equals(bytes, draft.payload().getBytes(StandardCharsets.UTF_8))) {
            return "";
        }
        String size = new Amounts(messages).bytes(bytes.length);
        boolean readable = draft.template() && Utf8.isValid(bytes);
        return readable
                ? messages.get(
                        "publish.preview.text", Escapes.visible(new String(bytes, StandardCharsets.UTF_8), MOST_CHARS))
                : messages.get("publish.preview.bytes", size, hex(bytes));
    }

    private String file(String written, long mostBytes) throws EncodeException {
        if (written.isBlank()) {
            return "";
        }
        try {
            long size = PayloadFile.size(Path.of(written.strip()), mostBytes);
            return messages.get("publish.preview.file", new Amounts(messages).bytes(size));
        } catch (InvalidPathException e) {
            return "";
        }
    }

    private static String hex(byte[] bytes) {
        String digits = HexFormat.ofDelimiter(" ").formatHex(bytes, 0, Math.min(bytes.length, MOST_BYTES));
        return bytes.length > MOST_BYTES ? digits + " …" : digits;
    }
}
