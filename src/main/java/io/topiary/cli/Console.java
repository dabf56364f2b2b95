package io.topiary.cli;

import io.topiary.core.mqtt.Failure;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/** Standard error: problems and notices in words, one a line. Thread-safe. */
public final class Console {

    private final PrintStream err;
    private final Messages messages;

    /** @param err where to; printed to with a flush after each line */
    public Console(PrintStream err, Messages messages) {
        this.err = err;
        this.messages = messages;
    }

    /** One line: what happened · why · what to do. */
    void say(List<Text> words) {
        String line = words.stream().map(messages::get).collect(Collectors.joining(" · "));
        err.println("topiary: " + escaped(line));
        err.flush();
    }

    void say(Text... words) {
        say(List.of(words));
    }

    void say(Failure failure) {
        say(failure.what(), failure.why(), failure.remedy());
    }

    /** Control characters, which may come from a broker, must not act on the terminal. */
    static String escaped(String line) {
        StringBuilder safe = new StringBuilder(line.length());
        line.chars().forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                safe.append("\\u%04X".formatted(c));
            } else {
                safe.append((char) c);
            }
        });
        return safe.toString();
    }
}
