package io.topiary.ui.history.files;

import io.topiary.core.history.transfer.ExportResult;
import io.topiary.core.history.transfer.ImportReport;
import io.topiary.core.history.transfer.TransferException;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.core.work.JobProgress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts exports and imports into words.
 *
 * @param messages the language
 */
record TransferWords(Messages messages) {

    private static final Logger LOG = LoggerFactory.getLogger(TransferWords.class);
    private static final int LONGEST = 400;

    /** How far it is; {@code bytes} if that is counted in bytes. */
    String progress(JobProgress progress, boolean bytes) {
        String phase = messages.get(progress.phase());
        if (progress.total() <= 0) {
            return phase;
        }
        Amounts amounts = new Amounts(messages);
        return bytes
                ? messages.get("files.progress", phase, amounts.bytes(progress.done()), amounts.bytes(progress.total()))
                : messages.get("files.progress.messages", phase, progress.done(), progress.total());
    }

    /** What is in a file or a recording: how many messages, on how many topics, from when to when. */
    String content(ImportReport report) {
        if (report.messages() == 0) {
            return messages.get(
                    "files.content.none", messages.get(report.format().words()));
        }
        return messages.get(
                report.complete() ? "files.content" : "files.content.begin",
                messages.get(report.format().words()),
                report.messages(),
                report.topics(),
                span(report));
    }

    /** What came of an import. */
    String imported(ImportReport report) {
        if (!report.complete()) {
            return messages.get("files.cancelled");
        }
        return report.messages() == 0
                ? messages.get("files.import.nothing")
                : messages.get("files.import.done", report.messages(), report.topics(), span(report));
    }

    /** What came of an export. */
    String exported(ExportResult result, Path file) {
        if (result.cancelled()) {
            return messages.get("files.cancelled");
        }
        return result.messages() == 0
                ? messages.get("files.export.nothing")
                : messages.get(
                        "files.export.done",
                        result.messages(),
                        new Amounts(messages).bytes(result.bytes()),
                        String.valueOf(file.getFileName()));
    }

    /** What is to be known about all of a file, and what in it could not be read, one a line. */
    List<String> details(ImportReport report) {
        List<String> lines = new ArrayList<>();
        report.notes().forEach(note -> lines.add(messages.get(note)));
        if (report.published() > 0 && report.isCapture()) {
            lines.add(messages.get("files.import.directions", report.published(), report.messages()));
        }
        if (report.unreadable() > 0) {
            lines.add(messages.get(
                    report.isCapture() ? "files.unreadable.packets" : "files.unreadable.lines", report.unreadable()));
        }
        String key = report.isCapture() ? "cli.import.packet" : "cli.import.line";
        report.examples()
                .forEach(each -> lines.add(
                        Escapes.visible(messages.get(key, each.place(), messages.get(each.reason())), LONGEST)));
        if (report.unreadable() > report.examples().size()) {
            lines.add(messages.get(
                    "files.unreadable.more",
                    report.unreadable() - report.examples().size()));
        }
        return lines;
    }

    /** Why nothing came of it. */
    String failure(@Nullable Throwable thrown) {
        Throwable cause = thrown instanceof CompletionException wrapped ? wrapped.getCause() : thrown;
        if (cause instanceof TransferException known) {
            return messages.get(known.text());
        }
        LOG.error("a recording could not be exported or imported", cause);
        return messages.get("files.broken");
    }

    private String span(ImportReport report) {
        DateTimeFormatter form = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                .withLocale(messages.locale())
                .withZone(ZoneId.systemDefault());
        return messages.get("files.span", form.format(at(report.firstMicros())), form.format(at(report.lastMicros())));
    }

    private static Instant at(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
