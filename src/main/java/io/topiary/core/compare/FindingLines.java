package io.topiary.core.compare;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.topiary.core.compare.Finding.Kind;
import io.topiary.core.export.MessageJsonWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Findings as JSON, one a line: {@code {"topic":"a/b","kind":"changed","between":3,"lagMicros":1200,"left":{…},
 * "right":{…}}}. Kinds are {@code added removed changed equal}; both messages are as {@link MessageJsonWriter} writes them;
 * what is not known is left out. Not thread-safe: it keeps its buffers.
 */
public final class FindingLines {

    private final MessageJsonWriter messages = new MessageJsonWriter();

    /** {@code finding} as JSON, without a line feed. */
    public String write(Finding finding) {
        StringBuilder line = new StringBuilder("{\"topic\":\"");
        line.append(text(finding.topic())).append("\",\"kind\":\"").append(word(finding.kind()));
        line.append('"');
        if (finding.between() > 0) {
            line.append(",\"between\":").append(finding.between());
        }
        if (finding instanceof Finding.Equal equal && equal.lagMicros() != null) {
            line.append(",\"lagMicros\":").append(equal.lagMicros());
        }
        message(line, "left", finding.left());
        message(line, "right", finding.right());
        return line.append('}').toString();
    }

    /** What {@code kind} is called in files, in every language. */
    static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private void message(StringBuilder line, String side, @Nullable Reading reading) {
        if (reading != null) {
            line.append(",\"").append(side).append("\":").append(messages.write(reading.message()));
        }
    }

    /** Escaped as JSON wants it, and control characters beyond that, so that none acts on a terminal. */
    private static String text(String topic) {
        StringBuilder escaped = new StringBuilder();
        for (char c : JsonStringEncoder.getInstance().quoteAsString(topic)) {
            if ((c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029) {
                escaped.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
