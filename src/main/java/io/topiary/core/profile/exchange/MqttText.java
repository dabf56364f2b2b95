package io.topiary.core.profile.exchange;

import io.topiary.core.text.Surrogates;
import io.topiary.core.text.Text;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Texts that go over the wire: user names and client identifiers. */
final class MqttText {

    /** In bytes (MQTT 5, section 1.5.4). */
    private static final int LONGEST = 65_535;

    private MqttText() {}

    /**
     * {@code text} if MQTT can carry it.
     *
     * @param part key of the words for what it is
     * @return null if there is none, or if it can't be sent, which {@code warnings} tells
     */
    static @Nullable String take(@Nullable String text, String part, Warnings warnings) {
        if (text == null) {
            return null;
        }
        boolean sendable = text.indexOf('\0') < 0
                && Surrogates.firstUnpaired(text) < 0
                && text.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
        if (!sendable) {
            warnings.add("exchange.warn.text", Text.of(part));
        }
        return sendable ? text : null;
    }
}
