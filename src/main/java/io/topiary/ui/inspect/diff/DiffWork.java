package io.topiary.ui.inspect.diff;

import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.payload.Payload;
import io.topiary.core.payload.diff.ByteDiff;
import io.topiary.core.payload.diff.IgnoredPaths;
import io.topiary.core.payload.diff.PathDiff;
import io.topiary.core.payload.diff.PayloadDiff;
import io.topiary.core.session.Predecessors;
import io.topiary.core.session.SessionPayloads;
import io.topiary.core.store.FileProblem;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares, with words around it. Immutable; takes time: for a worker. */
final class DiffWork {

    /** Larger files are not read. */
    private static final long LARGEST_FILE = 64L << 20;

    private static final int LONGEST_NAME = 60;

    private final SessionPayloads payloads;
    private final Predecessors predecessors;
    private final Messages messages;

    DiffWork(SessionPayloads payloads, Predecessors predecessors, Messages messages) {
        this.payloads = payloads;
        this.predecessors = predecessors;
        this.messages = messages;
    }

    DiffAnswer answer(DiffQuestion question) {
        Message right = question.right();
        if (right == null) {
            return DiffAnswer.nothing(messages.get("inspect.diff.nothing"));
        }
        return switch (question.against()) {
            case PREVIOUS ->
                predecessors
                        .of(right)
                        .map(before -> between(before, right, question.choices()))
                        .orElseGet(() -> DiffAnswer.nothing(messages.get("inspect.diff.first")));
            case MARKED -> {
                Message marked = question.marked();
                yield marked == null
                        ? DiffAnswer.nothing(messages.get("inspect.diff.noMark"))
                        : between(marked, right, question.choices());
            }
            case FILE -> withFile(question.file(), right, question.choices());
        };
    }

    private DiffAnswer between(Message before, Message after, DiffChoices choices) {
        String title = before.topic().equals(after.topic())
                ? messages.get("inspect.diff.title", time(before), time(after))
                : messages.get(
                        "inspect.diff.titleOther",
                        name(before.topic()),
                        time(before),
                        name(after.topic()),
                        time(after));
        return compare(payloads.read(before), payloads.read(after), title, choices);
    }

    private DiffAnswer withFile(@Nullable Path file, Message after, DiffChoices choices) {
        if (file == null) {
            return DiffAnswer.nothing(messages.get("inspect.diff.noFile"));
        }
        String name = Escapes.visible(file.toString(), 4 * LONGEST_NAME);
        try {
            long size = Files.size(file);
            if (!Files.isRegularFile(file) || size > LARGEST_FILE) {
                Amounts amounts = new Amounts(messages);
                return DiffAnswer.nothing(messages.get(
                        "inspect.diff.file.tooLarge", name, amounts.bytes(size), amounts.bytes(LARGEST_FILE)));
            }
            // the same format for both, or there would be nothing to compare
            Message like = new Message(
                    after.sequence(),
                    after.timeMicros(),
                    after.nanoTime(),
                    after.topic(),
                    Files.readAllBytes(file),
                    MessageProperties.NONE,
                    after.direction(),
                    after.qos(),
                    after.retained());
            String title = messages.get("inspect.diff.title", name, time(after));
            return compare(payloads.read(like), payloads.read(after), title, choices);
        } catch (IOException e) {
            return DiffAnswer.nothing(
                    messages.get("inspect.diff.file.failed", name, messages.get(FileProblem.of(e, file))));
        }
    }

    private DiffAnswer compare(Payload left, Payload right, String title, DiffChoices choices) {
        boolean json = PathDiff.isJson(left) && PathDiff.isJson(right);
        boolean binary = PayloadDiff.isBinary(left) || PayloadDiff.isBinary(right);
        DiffForm form = choices.form() != DiffForm.AUTO
                ? choices.form()
                : json ? DiffForm.PATHS : binary ? DiffForm.BYTES : DiffForm.LINES;
        if (form == DiffForm.BYTES) {
            ByteDiff diff = ByteDiff.of(left.bytes(), right.bytes());
            return new DiffAnswer(new Comparison.Bytes(diff), title, "");
        }
        if (form == DiffForm.PATHS) {
            Optional<PathDiff> paths =
                    PathDiff.of(left, right, IgnoredPaths.parse(choices.ignored()), choices.ignoreOrder());
            if (paths.isPresent()) {
                boolean identical = Arrays.equals(left.bytes(), right.bytes());
                return new DiffAnswer(new Comparison.Paths(paths.get(), identical), title, "");
            }
        }
        String note = form != DiffForm.PATHS
                ? ""
                : messages.get(json ? "inspect.diff.note.tooLarge" : "inspect.diff.note.notJson");
        PayloadDiff lines = PayloadDiff.of(left, right, PayloadDiff.CONTEXT, choices.ignoreSpace());
        return new DiffAnswer(new Comparison.Lines(lines), title, note);
    }

    /** What {@code message} is called where several are spoken of. */
    String marked(Message message) {
        return messages.get("inspect.diff.marked", name(message.topic()), time(message));
    }

    private static String name(String topic) {
        return Escapes.visible(topic, LONGEST_NAME);
    }

    private String time(Message message) {
        return DateTimeFormatter.ofPattern("HH:mm:ss.SSS", messages.locale())
                .withZone(ZoneId.systemDefault())
                .format(Instant.EPOCH.plus(message.timeMicros(), ChronoUnit.MICROS));
    }
}
