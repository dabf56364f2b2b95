package io.topiary.core.publish;

import io.topiary.core.message.InvalidTopicException;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Topic;
import io.topiary.core.text.Text;
import java.nio.ByteBuffer;

/** Makes messages of a draft: checked once, filled in for each message. Blocks where the mode reads a file; any thread. */
public final class DraftWriter {

    private final Draft draft;
    private final PayloadMode mode;
    private final Template topic;
    private final Template payload;
    private final FileContents files = new FileContents();

    private DraftWriter(Draft draft, PayloadMode mode, Template topic, Template payload) {
        this.draft = draft;
        this.mode = mode;
        this.topic = topic;
        this.payload = payload;
    }

    /**
     * Writes {@code draft}.
     *
     * @throws EncodeException if its mode is not known or its template is none
     */
    public static DraftWriter of(Draft draft, PayloadModes modes) throws EncodeException {
        PayloadMode mode = modes.find(draft.mode())
                .orElseThrow(() -> new EncodeException(Text.of("publish.invalid.mode", draft.mode())));
        try {
            return new DraftWriter(
                    draft, mode, read(draft.topic(), draft.template()), read(draft.payload(), draft.template()));
        } catch (TemplateException e) {
            throw new EncodeException(e.text());
        }
    }

    /** Whether every message is the same; what a file holds is read each time nevertheless. */
    public boolean isConstant() {
        return topic.isConstant() && payload.isConstant() && mode.input() != PayloadMode.Input.FILE;
    }

    /** Whether it has variables that only a table gives values. */
    public boolean needsRow() {
        return topic.needsRow() || payload.needsRow();
    }

    /** The payload's text in {@code scope}. @throws EncodeException if a variable has no value */
    public String text(TemplateScope scope) throws EncodeException {
        try {
            return payload.fill(scope);
        } catch (TemplateException e) {
            throw new EncodeException(e.text());
        }
    }

    /**
     * The message in {@code scope}.
     *
     * @throws EncodeException if a variable has no value, or what comes of it is no payload or no topic
     */
    public PublishRequest write(TemplateScope scope) throws EncodeException {
        return write(scope, draft.properties());
    }

    /** The message in {@code scope} with other properties. @throws EncodeException as {@link #write(TemplateScope)} */
    public PublishRequest write(TemplateScope scope, MessageProperties properties) throws EncodeException {
        try {
            boolean file = mode.input() == PayloadMode.Input.FILE;
            String text = text(scope);
            ByteBuffer content =
                    file ? files.content(text) : ByteBuffer.wrap(mode.encoder().encode(text, draft.argument()));
            return new PublishRequest(Topic.of(topic.fill(scope)), content, draft.qos(), draft.retain(), properties);
        } catch (InvalidTopicException e) {
            throw new EncodeException(e.text());
        } catch (TemplateException e) {
            throw new EncodeException(e.text());
        }
    }

    private static Template read(String text, boolean variables) throws TemplateException {
        return variables ? Template.parse(text) : Template.plain(text);
    }
}
