package io.topiary.core.retained;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.message.Message;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import io.topiary.core.work.JobProgress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Learns what a broker stores now, by asking it: nothing is guessed from what was seen before. Immutable; blocks.
 *
 * @param line the session whose broker is asked
 */
public record RetainedScan(RetainedLine line) {

    /**
     * The topics of {@code scope} with a stored message that {@code filter} accepts. Needs no permission but to subscribe.
     *
     * @throws RetainedException if the broker refused or was not reached, or the filter can't be asked about it
     */
    public RetainedInventory learn(RetainedScope scope, MessageQuery filter, Job.Control control)
            throws RetainedException {
        Optional<Failure> objection = RetainedRules.objection(filter);
        if (objection.isPresent()) {
            throw new RetainedException(objection.get(), null);
        }
        control.phase(Text.of("retained.phase.connecting"), JobProgress.UNKNOWN);
        try (RetainedReader reader = RetainedReader.open(line, control)) {
            RetainedNames names = new RetainedNames(reader, control);
            names.find(scope, Text.of("retained.phase.learning"));
            List<RetainedTopic> all = topics(names);
            return new RetainedInventory(
                    scope, accepted(all, filter, reader, control), all.size(), names.complete(), now());
        }
    }

    /** Whether {@code scope} is stored, and how much of it. @throws RetainedException as {@link #learn} */
    public RetainedTruth check(RetainedScope scope, Job.Control control) throws RetainedException {
        RetainedInventory inventory = learn(scope, MessageQuery.ALL, control);
        return new RetainedTruth(scope, inventory.stored(), inventory.complete(), inventory.micros());
    }

    private static List<RetainedTopic> topics(RetainedNames names) {
        List<RetainedTopic> topics = new ArrayList<>();
        for (Map.Entry<String, Integer> entry : names.found().entrySet()) {
            topics.add(new RetainedTopic(entry.getKey(), entry.getValue()));
        }
        return topics;
    }

    private static List<RetainedTopic> accepted(
            List<RetainedTopic> all, MessageQuery filter, RetainedReader reader, Job.Control control)
            throws RetainedException {
        if (filter.isEmpty()) {
            return all;
        }
        if (filter.isOfTopicAlone()) {
            return all.stream().filter(topic -> filter.accepts(topic.topic())).toList();
        }
        control.phase(Text.of("retained.phase.filtering"), all.size());
        Set<String> accepted = new HashSet<>();
        new RetainedFetch(reader, control).fetch(all, message -> {
            if (accepts(filter, message)) {
                accepted.add(message.topic());
            }
        });
        return all.stream().filter(topic -> accepted.contains(topic.topic())).toList();
    }

    /** Whether {@code filter} accepts {@code message} as it is stored. */
    static boolean accepts(MessageQuery filter, Message message) {
        return filter.isEmpty() || filter.accepts(message, message.timeMicros());
    }

    private static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
