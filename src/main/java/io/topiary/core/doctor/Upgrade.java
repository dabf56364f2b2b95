package io.topiary.core.doctor;

import io.netty.handler.codec.http.HttpResponse;
import io.topiary.core.text.Escapes;
import java.util.List;

/**
 * What a web server answered to the wish for a WebSocket (RFC 6455, section 4.2.2), safe to show.
 *
 * @param status such as {@code 101 Switching Protocols}
 * @param headers the header lines, cookies left out
 */
record Upgrade(String status, List<String> headers) {

    private static final int MOST_HEADERS = 20;
    private static final int LONGEST = 200;

    Upgrade {
        headers = List.copyOf(headers);
    }

    static Upgrade of(HttpResponse response) {
        return new Upgrade(
                Escapes.visible(response.status().toString(), LONGEST),
                response.headers().entries().stream()
                        // A session's cookie is as good as a password.
                        .filter(header -> !header.getKey().equalsIgnoreCase("set-cookie"))
                        .limit(MOST_HEADERS)
                        .map(header -> Escapes.visible(header.getKey() + ": " + header.getValue(), LONGEST))
                        .toList());
    }
}
