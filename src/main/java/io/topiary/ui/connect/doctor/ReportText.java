package io.topiary.ui.connect.doctor;

import io.topiary.core.doctor.Finding;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An examination as plain text, to be sent to somebody who may know more. */
final class ReportText {

    private static final String INDENT = "    ";
    private static final int LONGEST = 4_000;

    private final Messages messages;

    ReportText(Messages messages) {
        this.messages = messages;
    }

    /** All of {@code findings} with their facts, below {@code title}. */
    String of(String title, List<Finding> findings) {
        List<String> lines = new ArrayList<>(List.of(title, ""));
        for (Finding finding : findings) {
            lines.add(messages.get(
                    "connect.test.line",
                    messages.get("connect.outcome." + finding.outcome().name()),
                    messages.get(finding.step().label()),
                    say(finding.finding()),
                    String.valueOf(finding.millis())));
            add(lines, finding.cause());
            add(lines, finding.advice());
            finding.facts().forEach(fact -> add(lines, fact));
        }
        return String.join("\n", lines) + "\n";
    }

    private String say(Text text) {
        return Escapes.visible(messages.get(text), LONGEST);
    }

    private void add(List<String> lines, @Nullable Text text) {
        if (text != null) {
            lines.add(INDENT + say(text));
        }
    }
}
