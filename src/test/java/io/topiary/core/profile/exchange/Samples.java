package io.topiary.core.profile.exchange;

import io.topiary.core.secrets.SecretBox;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Files of other tools, and what is said of them. */
final class Samples {

    static final SecretBox BOX = new FakeBox();
    static final ProfileImports IMPORTS = new ProfileImports(BOX);
    static final List<String> NAMES = List.of(
            "mqtt-explorer-settings.json", "mqttx.json", "correo.cqc", "mosquitto.conf", "commands.sh", "own.json");

    private static final Messages WORDS = Messages.forLocale(Locale.ENGLISH);

    private Samples() {}

    static byte[] bytes(String name) {
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ImportPreview preview(String name) {
        return IMPORTS.parse(bytes(name), name);
    }

    static String words(Text text) {
        return WORDS.get(text);
    }

    static List<String> words(List<Text> texts) {
        return texts.stream().map(WORDS::get).toList();
    }

    /** All that a preview says, as a dialog shows it and as a log would print it. */
    static String everythingSaid(ImportPreview preview) {
        StringBuilder said = new StringBuilder(preview.toString());
        preview.notes().forEach(note -> said.append('\n').append(words(note)));
        preview.ready().forEach(item -> {
            said.append('\n')
                    .append(item.label())
                    .append(item.profile())
                    .append(item.document().json());
            item.warnings().forEach(warning -> said.append('\n').append(words(warning)));
        });
        preview.refused().forEach(item -> said.append('\n').append(item.label()).append(words(item.reason())));
        return said.toString();
    }
}
