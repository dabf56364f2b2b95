package io.topiary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topiary.core.message.InvalidTopicException;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Topic;
import io.topiary.core.payload.Utf8;
import io.topiary.core.publish.Template;
import io.topiary.core.publish.TemplateException;
import io.topiary.core.publish.TemplateScope;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The messages of one run of {@code pub}, one after the other: filled in and repeated as asked for. One thread. */
final class PubMessages {

    private final Like like;
    private final PayloadArguments.Source source;
    private final long times;
    private final NewestPayloads topics;
    private final long began = System.nanoTime();
    private @Nullable ByteBuffer payload;
    private @Nullable Template filling;
    private long repeated;
    private long number;

    /**
     * What all messages are like.
     *
     * @param topic where to, perhaps with variables
     * @param template whether topic and payload have variables
     * @param encoding makes bytes of each payload; null if it is bytes already
     */
    record Like(
            String topic,
            boolean template,
            ModeArguments.@Nullable Encoding encoding,
            Qos qos,
            boolean retain,
            MessageProperties properties) {}

    /**
     * @param times how often each payload of {@code source} is published
     * @param topics what variables say of other topics
     * @throws CliException if the topic is none
     */
    PubMessages(Like like, PayloadArguments.Source source, long times, NewestPayloads topics) {
        this.like = like;
        this.source = source;
        this.times = times;
        this.topics = topics;
        topic(like.template() ? fill(parse(like.topic())) : like.topic());
    }

    /** The next message, null after the last. @throws CliException if it can't be made */
    @Nullable
    PublishRequest next() throws IOException {
        if (payload == null || repeated >= times) {
            payload = source.next();
            filling = null;
            repeated = 0;
        }
        ByteBuffer content = payload;
        if (content == null) {
            return null;
        }
        String name = like.topic();
        if (like.template()) {
            name = fill(parse(name));
            content = ByteBuffer.wrap(filled(bytes(content)));
        }
        if (like.encoding() != null) {
            content = ByteBuffer.wrap(like.encoding().encode(bytes(content)));
        }
        repeated++;
        number++;
        return new PublishRequest(topic(name), content, like.qos(), like.retain(), like.properties());
    }

    private static byte[] bytes(ByteBuffer content) {
        byte[] bytes = new byte[content.remaining()];
        content.duplicate().get(bytes);
        return bytes;
    }

    private byte[] filled(byte[] bytes) {
        Template template = filling;
        if (template == null) {
            if (!Utf8.isValid(bytes)) {
                throw CliException.usage("cli.pub.templateText");
            }
            template = parse(new String(bytes, UTF_8));
            filling = template;
        }
        return fill(template).getBytes(UTF_8);
    }

    private String fill(Template template) {
        try {
            return template.fill(new TemplateScope(
                    Instant.now(), System.nanoTime() - began, number, RandomGenerator.getDefault(), topics, null));
        } catch (TemplateException e) {
            throw new CliException(ExitCode.USAGE, e.text(), Text.of("cli.usage.help"));
        }
    }

    private static Template parse(String text) {
        try {
            return Template.parse(text);
        } catch (TemplateException e) {
            throw CliException.usage(e.text());
        }
    }

    private static Topic topic(String name) {
        try {
            return Topic.of(name);
        } catch (InvalidTopicException e) {
            throw CliException.usage(e.text());
        }
    }
}
