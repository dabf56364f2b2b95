package io.topiary.core.retained;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.message.Message;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Topic;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.retained.RetainedTally.Ending;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import io.topiary.core.work.JobProgress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Clears stored messages: saves them, publishes an empty retained message to each topic (MQTT 5, section 3.3.1.3) with QoS 1,
 * and asks the broker afterwards whether they are gone. Can be run again for what is left. Used by one thread at a time.
 */
public final class RetainedClearing implements RetainedTask {

    /** As a rule so many a second: 100,000 in half a minute, and other clients can keep up. */
    public static final int PER_SECOND = 4_000;

    private static final byte[] EMPTY = {};

    private final RetainedLine line;
    private final RetainedScope scope;
    private final MessageQuery filter;
    private final BackupStore store;
    private final int perSecond;
    private final Map<String, Integer> known;
    private final Set<String> done = new LinkedHashSet<>();
    private final List<String> skipped = new ArrayList<>();
    private List<RetainedTopic> rest;
    private Set<String> unknown = Set.of();
    private @Nullable RetainedBackup backup;

    /**
     * A clearing that is not begun.
     *
     * @param inventory what is to be cleared, as the broker told it
     * @param filter what the messages were chosen by: one that changed and is not accepted any more stays
     * @param perSecond most messages a second, greater than 0
     */
    public RetainedClearing(
            RetainedLine line, RetainedInventory inventory, MessageQuery filter, BackupStore store, int perSecond) {
        this.line = line;
        this.scope = inventory.scope();
        this.filter = filter;
        this.store = store;
        this.perSecond = perSecond;
        this.rest = inventory.topics();
        this.known = inventory.topics().stream().collect(Collectors.toMap(RetainedTopic::topic, RetainedTopic::bytes));
    }

    @Override
    public RetainedResult run(Job.Control control) throws RetainedException {
        Optional<Failure> objection = RetainedRules.objection(line);
        if (objection.isPresent()) {
            throw new RetainedException(objection.get(), null);
        }
        List<String> saved = save(control);
        if (control.isCancelled()) {
            return cancelledBefore();
        }
        RetainedTally tally = clear(saved, control);
        done.addAll(tally.done());
        skipped.addAll(tally.skipped());
        RetainedResult result = checked(total(tally), control);
        rest = result.rest().stream()
                .map(topic -> new RetainedTopic(topic, known.getOrDefault(topic, 0)))
                .toList();
        unknown = Set.copyOf(tally.unknown());
        return result;
    }

    @Override
    public Optional<RetainedTask> undo(RetainedResult result) {
        RetainedBackup saved = backup;
        return saved == null || result.touched().isEmpty()
                ? Optional.empty()
                : Optional.of(new RetainedRestore(line, saved, result.touched(), Optional.of(scope), perSecond));
    }

    @Override
    public void close() {
        RetainedBackup file = backup;
        if (file != null) {
            file.close();
        }
    }

    private RetainedTally clear(List<String> saved, Job.Control control) throws RetainedException {
        try (RetainedOutlet outlet = RetainedOutlet.open(line, control)) {
            return new RetainedPublisher(outlet, perSecond, Text.of("retained.phase.clearing"), control)
                    .publish(new Requests(saved));
        }
    }

    /** The topics whose messages are on disk now. */
    private List<String> save(Job.Control control) throws RetainedException {
        control.phase(Text.of("retained.phase.connecting"), JobProgress.UNKNOWN);
        List<String> saved = new ArrayList<>();
        try (RetainedReader reader = RetainedReader.open(line, control)) {
            RetainedBackup file = backup == null ? store.create(line.name()) : backup;
            backup = file;
            control.phase(Text.of("retained.phase.saving"), rest.size());
            List<RetainedTopic> gone = new RetainedFetch(reader, control).fetch(rest, message -> {
                if (RetainedScan.accepts(filter, message)) {
                    add(file, message);
                    saved.add(message.topic());
                } else {
                    skipped.add(message.topic());
                }
            });
            if (!control.isCancelled()) {
                gone.stream().map(RetainedTopic::topic).forEach(this::gone);
            }
            file.force();
        } catch (StoreException e) {
            throw unsaved(e);
        }
        return saved;
    }

    /** Nothing is stored there any more: of one that ended unknown it is now known that it was cleared. */
    private void gone(String topic) {
        if (unknown.contains(topic)) {
            done.add(topic);
        } else {
            skipped.add(topic);
        }
    }

    private static void add(RetainedBackup file, Message message) throws RetainedException {
        try {
            file.add(message);
        } catch (StoreException e) {
            throw unsaved(e);
        }
    }

    private static RetainedException unsaved(StoreException e) {
        return new RetainedException(RetainedException.local("notSaved", e.text()), e);
    }

    private RetainedResult cancelledBefore() {
        RetainedBackup file = backup;
        if (done.isEmpty() && file != null) {
            store.discard(file);
            backup = null;
        }
        List<String> left = rest.stream()
                .map(RetainedTopic::topic)
                .filter(topic -> !skipped.contains(topic))
                .toList();
        RetainedTally tally =
                new RetainedTally(List.copyOf(done), List.of(), List.of(), skipped, left, Ending.CANCELLED);
        return result(tally, false, List.of(), 0);
    }

    private RetainedTally total(RetainedTally last) {
        return new RetainedTally(
                List.copyOf(done), last.refused(), last.unknown(), skipped, last.left(), last.ending());
    }

    /** A broker may take an empty message and keep the old one: with 3.1.1 it can't say that it is not permitted. */
    private RetainedResult checked(RetainedTally tally, Job.Control control) {
        if (control.isCancelled() || tally.ending() == Ending.LINK_LOST) {
            return result(tally, false, List.of(), 0);
        }
        try (RetainedReader reader = RetainedReader.open(line, control)) {
            RetainedNames names = new RetainedNames(reader, control);
            names.find(scope, Text.of("retained.phase.checking"));
            Set<String> stored = names.found().keySet();
            List<String> still = tally.done().stream().filter(stored::contains).toList();
            int others = (int) stored.stream()
                    .filter(topic -> !known.containsKey(topic) && filter.isOfTopicAlone() && filter.accepts(topic))
                    .count();
            done.removeAll(still);
            return result(tally, !control.isCancelled(), still, others);
        } catch (RetainedException unreachable) {
            return result(tally, false, List.of(), 0);
        }
    }

    private RetainedResult result(RetainedTally tally, boolean checked, List<String> still, int others) {
        return new RetainedResult(tally, checked, still, others, backup == null ? null : backup.file());
    }

    /** An empty message for each topic. */
    private record Requests(List<String> topics) implements RetainedRequests {

        @Override
        public PublishRequest request(String topic) {
            return PublishRequest.of(Topic.of(topic), EMPTY, Qos.AT_LEAST_ONCE, true);
        }
    }
}
