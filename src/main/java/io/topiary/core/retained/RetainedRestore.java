package io.topiary.core.retained;

import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Topic;
import io.topiary.core.mqtt.BrokerLimits;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import io.topiary.core.work.JobProgress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Puts saved messages back: publishes them with RETAIN, their bytes, quality of service and properties; what is left of a
 * message's life is shortened by the time since it was saved. Can be run again for what is left. Used by one thread at a
 * time.
 */
public final class RetainedRestore implements RetainedTask {

    private final RetainedLine line;
    private final RetainedBackup backup;
    private final Optional<RetainedScope> scope;
    private final int perSecond;
    private final Set<String> done = new LinkedHashSet<>();
    private final List<String> skipped = new ArrayList<>();
    private List<String> rest;

    /**
     * A restoring that is not begun.
     *
     * @param topics those to put back, all of them in {@code backup}
     * @param scope where they are: what is stored there again by now stays; empty to put back all the same
     * @param perSecond most messages a second, greater than 0
     */
    public RetainedRestore(
            RetainedLine line,
            RetainedBackup backup,
            List<String> topics,
            Optional<RetainedScope> scope,
            int perSecond) {
        this.line = line;
        this.backup = backup;
        this.rest = List.copyOf(topics);
        this.scope = scope;
        this.perSecond = perSecond;
    }

    /** How many there are to put back. */
    public int size() {
        return rest.size();
    }

    @Override
    public RetainedResult run(Job.Control control) throws RetainedException {
        Optional<Failure> objection = RetainedRules.objection(line);
        if (objection.isPresent()) {
            throw new RetainedException(objection.get(), null);
        }
        leaveNewer(control);
        RetainedTally last = restore(control);
        done.addAll(last.done());
        skipped.addAll(last.skipped());
        RetainedTally tally = new RetainedTally(
                List.copyOf(done), last.refused(), last.unknown(), skipped, last.left(), last.ending());
        RetainedResult result = new RetainedResult(tally, false, List.of(), 0, backup.file());
        rest = result.rest();
        return result;
    }

    private RetainedTally restore(Job.Control control) throws RetainedException {
        try (RetainedOutlet outlet = RetainedOutlet.open(line, control)) {
            return new RetainedPublisher(outlet, perSecond, Text.of("retained.phase.restoring"), control)
                    .publish(new Requests(rest, backup, highest()));
        }
    }

    /** Empty: what was there before is not known. */
    @Override
    public Optional<RetainedTask> undo(RetainedResult result) {
        return Optional.empty();
    }

    @Override
    public void close() {
        backup.close();
    }

    /** What somebody stored since must not be overwritten with what was there before. */
    private void leaveNewer(Job.Control control) throws RetainedException {
        if (scope.isEmpty()) {
            return;
        }
        control.phase(Text.of("retained.phase.connecting"), JobProgress.UNKNOWN);
        try (RetainedReader reader = RetainedReader.open(line, control)) {
            RetainedNames names = new RetainedNames(reader, control);
            names.find(scope.get(), Text.of("retained.phase.newer"));
            Set<String> stored = names.found().keySet();
            skipped.addAll(rest.stream().filter(stored::contains).toList());
            rest = rest.stream().filter(topic -> !stored.contains(topic)).toList();
        }
    }

    private Qos highest() {
        BrokerLimits limits = line.status().limits();
        return limits == null ? Qos.EXACTLY_ONCE : limits.maximumQos();
    }

    /** The saved messages, as far as they have not expired; not above the QoS that the broker takes. */
    private record Requests(List<String> topics, RetainedBackup backup, Qos highest) implements RetainedRequests {

        @Override
        public @Nullable PublishRequest request(String topic) throws RetainedException {
            Message message;
            try {
                message = backup.read(topic);
            } catch (StoreException e) {
                throw new RetainedException(RetainedException.local("backupUnreadable", e.text()), e);
            }
            MessageProperties properties = message.properties();
            Long expiry = properties.messageExpirySeconds();
            if (expiry != null) {
                long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()) - message.timeMicros();
                long left = expiry - TimeUnit.MICROSECONDS.toSeconds(Math.max(0, micros));
                if (left <= 0) {
                    return null;
                }
                properties = properties.withExpiry(left);
            }
            Qos qos = message.qos().compareTo(highest) > 0 ? highest : message.qos();
            return new PublishRequest(Topic.of(topic), message.payload(), qos, true, properties);
        }
    }
}
