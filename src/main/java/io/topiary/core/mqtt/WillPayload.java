package io.topiary.core.mqtt;

import io.topiary.core.message.PublishRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Puts the payload of a will in from its file. Not for a thread that must not wait. */
final class WillPayload {

    /** A will's payload is binary data with a length of two bytes (MQTT 5, sections 3.1.3.4 and 1.5.6; so in 3.1.1). */
    static final int MOST_BYTES = 65_535;

    private WillPayload() {}

    /**
     * {@code will} with the content of its file as payload; itself if it names no file.
     *
     * @throws PreparationException if the file can't be read or is no regular one, or the payload is too large; the words
     *     name file and reason
     */
    static Will read(Will will) throws PreparationException {
        PublishRequest old = will.message();
        Path file = will.payloadFile();
        if (file == null) {
            // the client library would send the length cut to two bytes, and all that follows would be misread
            if (old.payload().length > MOST_BYTES) {
                throw new PreparationException("willLarge", null, old.payload().length, MOST_BYTES);
            }
            return will;
        }
        return Will.of(
                new PublishRequest(old.topic(), content(file), old.qos(), old.retain(), old.properties()),
                will.delaySeconds());
    }

    private static byte[] content(Path file) throws PreparationException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // a device or a pipe may never end
            throw new PreparationException("willFileSpecial", null, file.toString());
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MOST_BYTES + 1);
            if (content.length > MOST_BYTES) {
                throw new PreparationException("willFileLarge", null, file.toString(), MOST_BYTES);
            }
            return content;
        } catch (NoSuchFileException e) {
            throw new PreparationException("willFileMissing", null, file.toString());
        } catch (IOException e) {
            throw new PreparationException(
                    "willFileUnreadable",
                    null,
                    file.toString(),
                    BrokerText.escape(e.getClass().getSimpleName()));
        }
    }
}
