package io.topiary.core.export;

import io.topiary.core.message.Message;
import io.topiary.core.payload.BinaryKind;
import io.topiary.core.payload.Utf8;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Writes payloads into a folder, each into a file of its own, byte for byte. Names come from topics, but of characters that
 * every file system takes, never out of the folder, and never those of files that are there already. Not thread-safe.
 */
public final class PayloadFolder {

    private static final int MOST_NAME_BYTES = 150;
    private static final int MOST_TRIES = 1_000_000;
    private static final int MICROS = 1_000_000;
    private static final Pattern UNSAFE = Pattern.compile("[^\\p{L}\\p{M}\\p{N}._-]");
    /** Names of devices in Windows, whatever follows the dot. */
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyyMMdd'T'HHmmss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Path folder;

    /** @param folder where to; must exist */
    public PayloadFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes the payload of {@code message}, named by its topic; if it is not kept as a whole, the name tells that too.
     *
     * @param timed whether its time is in the name as well
     * @return the file, which was not there before
     * @throws IOException if it can't be written
     */
    public Path write(Message message, boolean timed) throws IOException {
        String name = safe(message.topic()) + (timed ? "-" + time(message) : "") + part(message);
        return create(name, extension(message.payload()), message.payload());
    }

    /** A part of a payload would look like one. */
    private static String part(Message message) {
        return message.omitted() == 0
                ? ""
                : "-first-%d-of-%d-bytes".formatted(message.payload().length, message.size());
    }

    private static String time(Message message) {
        long micros = message.timeMicros();
        return TIME.format(
                Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000L));
    }

    /** Names that differ in case alone are one name to some systems, which then say that it is there already. */
    private Path create(String name, String extension, byte[] payload) throws IOException {
        for (int i = 1; i < MOST_TRIES; i++) {
            Path file = folder.resolve(name + (i == 1 ? "" : "-" + i) + "." + extension);
            try (OutputStream out =
                    Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                write(payload, out, file);
                return file;
            } catch (FileAlreadyExistsException taken) {
                // the next one
            }
        }
        throw new FileAlreadyExistsException(name);
    }

    /** What could not be written as a whole is not left there. */
    private static void write(byte[] payload, OutputStream out, Path file) throws IOException {
        try {
            out.write(payload);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** {@code topic} as the name of a file without its extension: all levels, with {@code _} for what is not safe. */
    public static String safe(String topic) {
        String composed = Normalizer.normalize(topic, Normalizer.Form.NFC);
        String safe = cut(UNSAFE.matcher(composed).replaceAll("_")).replaceAll("^\\.+|[. ]+$", "");
        if (safe.isEmpty()) {
            return "payload";
        }
        return DEVICE.matcher(safe).matches() ? "_" + safe : safe;
    }

    private static String cut(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int end = name.length();
        int size = bytes.length;
        while (size > MOST_NAME_BYTES) {
            int begin = name.offsetByCodePoints(end, -1);
            size -= name.substring(begin, end).getBytes(StandardCharsets.UTF_8).length;
            end = begin;
        }
        return name.substring(0, end);
    }

    /** The extension for {@code payload}, by what it looks like, without the dot. */
    public static String extension(byte[] payload) {
        BinaryKind kind = BinaryKind.of(payload);
        if (kind != BinaryKind.OTHER) {
            return kind.extension();
        }
        if (payload.length > 0 && (payload[0] == '{' || payload[0] == '[')) {
            return "json";
        }
        return Utf8.isValid(payload) ? "txt" : kind.extension();
    }
}
