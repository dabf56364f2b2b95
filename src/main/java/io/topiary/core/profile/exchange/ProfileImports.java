package io.topiary.core.profile.exchange;

import io.topiary.core.secrets.SecretBox;
import io.topiary.core.store.FileProblem;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Finds out what connections a file or a pasted text holds: of MQTT Explorer, MQTTX, CorreoMQTT, mosquitto, and of Topiary
 * itself.
 *
 * <p>Whatever it is given it answers with an {@link ImportPreview}; nothing that is wrong with a file is an exception. It
 * saves nothing, connects to nothing and reads no file but the one it is told to. What is dangerous in the hands of a
 * stranger is not taken over: switched-off checks of certificates, paths to network shares, programs to run. Immutable; any
 * thread may call, but for a file not the FX thread.
 */
public final class ProfileImports {

    /** Largest file that is read. */
    static final long LARGEST_BYTES = 5_000_000;

    private final List<ImportFormat> formats;

    /** @param box opens the passwords of own exports */
    public ProfileImports(SecretBox box) {
        // From the most to the least particular about what it takes for its own.
        this.formats = List.of(
                new OwnFormat(box),
                new MqttExplorerFormat(),
                new CorreoFormat(),
                new MqttxFormat(),
                new CommandFormat(),
                new BridgeFormat(),
                new AddressFormat());
    }

    /** What is in {@code file}. Blocks while it is read. */
    public ImportPreview read(Path file) {
        try {
            if (!Files.isRegularFile(file) && Files.exists(file)) {
                return unreadable(file, Text.of("exchange.problem.noFile"));
            }
            try (InputStream in = Files.newInputStream(file)) {
                return parse(in.readNBytes((int) LARGEST_BYTES + 1), String.valueOf(file.getFileName()));
            }
        } catch (IOException e) {
            return unreadable(file, FileProblem.of(e, file));
        }
    }

    /** What is in {@code content}, which was read from a file called {@code fileName}. */
    public ImportPreview parse(byte[] content, String fileName) {
        if (content.length > LARGEST_BYTES) {
            return ImportPreview.nothing(
                    ImportSource.UNKNOWN, Text.of("exchange.note.size", LARGEST_BYTES / 1_000_000));
        }
        ImportFile file = new ImportFile(content, fileName);
        for (ImportFormat format : formats) {
            if (format.detect(file)) {
                return format.read(file);
            }
        }
        Text problem = file.looksLikeJson() ? file.json().problem() : null;
        return ImportPreview.nothing(
                ImportSource.UNKNOWN,
                problem == null ? Text.of("exchange.note.unknown") : Text.of("exchange.note.damaged", problem));
    }

    /** What is in a text that was pasted: a command line, addresses, or the content of a file. */
    public ImportPreview parse(String pasted) {
        return parse(pasted.getBytes(StandardCharsets.UTF_8), "");
    }

    private static ImportPreview unreadable(Path file, Text why) {
        return ImportPreview.nothing(ImportSource.UNKNOWN, Text.of("exchange.note.unreadable", file.toString(), why));
    }
}
