package io.topiary.core.history.transfer;

import io.topiary.core.store.FileProblem;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells what a file is by its first bytes, never by its name. */
final class FormatSniffer {

    private static final int LOOK = 1 << 16;
    private static final String SQLITE = "SQLite format 3\0";
    private static final int GZIP = 0x1F8B;
    private static final int FIRST_OF_PCAPNG = 0x0A0D0D0A;

    private FormatSniffer() {}

    /**
     * What {@code file} is.
     *
     * @throws TransferException if it can't be read, or is nothing that can be imported, with what can
     */
    static ImportFormat sniff(Path file) throws TransferException {
        byte[] begin;
        try (InputStream in = Files.newInputStream(file)) {
            begin = in.readNBytes(LOOK);
        } catch (IOException e) {
            throw new TransferException(Text.of("transfer.unreadable", file.toString(), FileProblem.of(e, file)), e);
        }
        return sniff(begin, file);
    }

    private static ImportFormat sniff(byte[] begin, Path file) throws TransferException {
        String text = new String(begin, StandardCharsets.ISO_8859_1);
        if (begin.length >= Integer.BYTES) {
            int magic = ByteBuffer.wrap(begin).getInt();
            if (magic == FIRST_OF_PCAPNG) {
                return ImportFormat.PCAPNG;
            }
            if (PcapReader.isMagic(magic)) {
                return ImportFormat.PCAP;
            }
            if (magic >>> 16 == GZIP) {
                throw new TransferException(Text.of("transfer.packed", file.toString()), null);
            }
        }
        if (text.startsWith(SQLITE)) {
            return ImportFormat.TOPIARY;
        }
        if (begin.length == 0) {
            throw new TransferException(Text.of("transfer.empty", file.toString()), null);
        }
        return ofJson(text, file);
    }

    private static ImportFormat ofJson(String text, Path file) throws TransferException {
        if (text.contains("\"ConnectionManager_connections\"")) {
            throw new TransferException(Text.of("transfer.explorer", file.toString()), null);
        }
        String[] lines = text.split("\n", -1);
        String first = "";
        for (int i = 0; i < lines.length && first.isEmpty(); i++) {
            first = withoutMark(lines[i].strip());
        }
        if (first.startsWith("[")) {
            return ImportFormat.JSON_DOCUMENTS;
        }
        if (first.startsWith("{")) {
            boolean whole = first.endsWith("}") || lines.length == 1;
            return whole && isMessage(first) ? ImportFormat.JSON_LINES : ImportFormat.JSON_DOCUMENTS;
        }
        for (String line : lines) {
            // behind something else, such as the words of a program that prints them
            if (line.startsWith("{\"") && isMessage(line)) {
                return ImportFormat.JSON_LINES;
            }
        }
        throw new TransferException(Text.of("transfer.unknown", file.toString()), null);
    }

    private static boolean isMessage(String line) {
        return line.contains("\"topic\":") && !line.contains("\"messages\":") && !line.contains("\"packet\":");
    }

    /** Without the byte order mark that some editors put before UTF-8, here as ISO 8859-1. */
    private static String withoutMark(String line) {
        return line.startsWith("ï»¿") ? line.substring(3) : line;
    }
}
