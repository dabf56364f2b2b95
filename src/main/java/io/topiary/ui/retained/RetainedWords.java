package io.topiary.ui.retained;

import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.ReasonCode;
import io.topiary.core.retained.RetainedException;
import io.topiary.core.retained.RetainedResult;
import io.topiary.core.retained.RetainedTally;
import io.topiary.core.retained.RetainedTally.Refusal;
import io.topiary.core.retained.RetainedTruth;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.core.work.JobProgress;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts into words what happens to stored messages.
 *
 * @param messages the language
 */
record RetainedWords(Messages messages) {

    private static final Logger LOG = LoggerFactory.getLogger(RetainedWords.class);
    private static final int LONGEST_TOPIC = 200;
    private static final int MOST_LISTED = 500;

    /** What is being done, and how far it is. */
    String progress(JobProgress progress) {
        String phase = messages.get(progress.phase());
        if (progress.total() == JobProgress.UNKNOWN) {
            return progress.done() == 0 ? phase : messages.get("retained.progress.found", phase, progress.done());
        }
        return messages.get("retained.progress.of", phase, progress.done(), progress.total());
    }

    /** How much is stored, and when the broker was asked. */
    String truth(RetainedTruth truth) {
        DateTimeFormatter time =
                DateTimeFormatter.ofPattern("HH:mm:ss", messages.locale()).withZone(ZoneId.systemDefault());
        String checked = time.format(Instant.ofEpochMilli(truth.micros() / 1_000));
        String count = messages.get("retained.truth", truth.stored(), checked);
        return truth.complete() ? count : messages.get("retained.truth.incomplete", count);
    }

    /** Why nothing came of it. */
    String failure(@Nullable Throwable thrown) {
        Throwable cause = thrown instanceof CompletionException wrapped ? wrapped.getCause() : thrown;
        if (cause instanceof RetainedException known) {
            Failure failure = known.failure();
            return messages.get(
                    "retained.failed",
                    messages.get(failure.what()),
                    messages.get(failure.why()),
                    messages.get(failure.remedy()));
        }
        LOG.error("stored messages could not be worked on", cause);
        return messages.get("retained.broken");
    }

    /** What came of it in one line: each count that is not zero, and why it ended if not all is done. */
    String result(RetainedResult result, boolean clearing) {
        RetainedTally tally = result.tally();
        List<String> parts = new ArrayList<>();
        parts.add(messages.get(clearing ? "retained.result.cleared" : "retained.result.restored", result.done()));
        Map<String, Long> reasons = tally.refused().stream()
                .collect(Collectors.groupingBy(refusal -> reason(refusal.failure()), Collectors.counting()));
        reasons.forEach((reason, count) -> parts.add(messages.get("retained.result.refused", count, reason)));
        parts.add(messages.get("retained.result.unknown", tally.unknown().size()));
        add(parts, "retained.result.still", result.still().size());
        add(parts, "retained.result.left", tally.left().size());
        add(
                parts,
                clearing ? "retained.result.gone" : "retained.result.expired",
                tally.skipped().size());
        add(parts, "retained.result.others", result.others());
        String why = ending(tally);
        return String.join(messages.get("retained.result.and"), parts) + (why.isEmpty() ? "" : " · " + why);
    }

    /** Topics that are not done, one a line with its reason; the first {@value #MOST_LISTED}. */
    List<String> rest(RetainedResult result) {
        List<String> lines = new ArrayList<>();
        for (Refusal refusal : result.tally().refused()) {
            lines.add(line(refusal.topic(), reason(refusal.failure())));
            if (lines.size() == MOST_LISTED) {
                break;
            }
        }
        add(lines, result.tally().unknown(), "retained.rest.unknown");
        add(lines, result.still(), "retained.rest.still");
        add(lines, result.tally().left(), "retained.rest.left");
        int more = result.rest().size() - lines.size();
        if (more > 0) {
            lines.add(messages.get("retained.clear.more", more));
        }
        return lines;
    }

    private void add(List<String> lines, List<String> topics, String key) {
        topics.stream()
                .limit(Math.max(0, MOST_LISTED - lines.size()))
                .forEach(topic -> lines.add(line(topic, messages.get(key))));
    }

    private String line(String topic, String reason) {
        return messages.get("retained.rest.line", Escapes.visible(topic, LONGEST_TOPIC), reason);
    }

    private void add(List<String> parts, String key, int count) {
        if (count > 0) {
            parts.add(messages.get(key, count));
        }
    }

    private String ending(RetainedTally tally) {
        return switch (tally.ending()) {
            case COMPLETE -> "";
            case CANCELLED -> messages.get("retained.ending.cancelled");
            case LINK_LOST -> messages.get("retained.ending.linkLost");
            case REFUSED -> messages.get("retained.ending.refused");
        };
    }

    private String reason(Failure failure) {
        return failure.reason().map(ReasonCode::toString).orElseGet(() -> messages.get(failure.what()));
    }
}
