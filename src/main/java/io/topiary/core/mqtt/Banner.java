package io.topiary.core.mqtt;

import java.nio.charset.StandardCharsets;

/**
 * What the first bytes of the other side look like.
 *
 * @param kind what they are probably of
 * @param text the first line, safe to show; empty unless text
 */
record Banner(Kind kind, String text) {

    /** Who speaks so. */
    enum Kind {
        TLS,
        HTTP,
        SSH,
        TEXT,
        OTHER
    }

    private static final int SHORTEST_TEXT = 4;

    static Banner of(byte[] bytes) {
        // a TLS alert record (RFC 8446, section 5.1): the server's answer to bytes that are no ClientHello
        if (bytes.length >= 3 && bytes[0] == 0x15 && bytes[1] == 0x03) {
            return new Banner(Kind.TLS, "");
        }
        String line = firstLine(bytes);
        if (line.startsWith("HTTP/")) {
            return new Banner(Kind.HTTP, line);
        } else if (line.startsWith("SSH-")) {
            return new Banner(Kind.SSH, line);
        }
        return line.length() >= SHORTEST_TEXT ? new Banner(Kind.TEXT, line) : new Banner(Kind.OTHER, "");
    }

    /** The first line if it is printable ASCII from the beginning, else empty. */
    private static String firstLine(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] >= 0x20 && bytes[end] < 0x7F) {
            end++;
        }
        boolean whole = end == bytes.length || bytes[end] == '\r' || bytes[end] == '\n';
        return whole ? new String(bytes, 0, end, StandardCharsets.US_ASCII) : "";
    }
}
