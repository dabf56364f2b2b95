package io.topiary.core.mqtt;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the HTTP status that a failed WebSocket handshake tells about. */
final class HttpStatuses {

    /** "Invalid handshake response getStatus: 404 Not Found". */
    private static final Pattern STATUS = Pattern.compile("(?:getStatus|status): ([1-5]\\d\\d[^,]*)");

    private HttpStatuses() {}

    /** The status with its words, such as {@code 404 Not Found}; empty if {@code message} has none. */
    static String in(String message) {
        Matcher matcher = STATUS.matcher(message);
        return matcher.find() ? BrokerText.escape(matcher.group(1).strip()) : "";
    }
}
