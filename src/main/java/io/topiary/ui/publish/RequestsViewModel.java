package io.topiary.ui.publish;

import io.topiary.core.message.InvalidTopicException;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.BrokerLimits;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.publish.Draft;
import io.topiary.core.publish.EncodeException;
import io.topiary.core.publish.request.Matching;
import io.topiary.core.publish.request.RequestException;
import io.topiary.core.publish.request.RequestPlan;
import io.topiary.core.publish.request.RequestReport;
import io.topiary.core.publish.request.Requests;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import io.topiary.ui.kit.Pulse;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Asks, waits for replies, and tells what came. FX thread. */
final class RequestsViewModel {

    private static final int PER_SECOND = 5;
    private static final long AGAIN_MILLIS = 200;
    private static final long LONGEST_TIMEOUT_SECONDS = 3_600;

    private final Session session;
    private final TopicLookup lookup;
    private final PublishTools tools;
    private final Messages messages;
    private final Pulse.Refresh refresh;
    private final ObjectProperty<Boolean> byField = new SimpleObjectProperty<>(false);
    private final ReadOnlyBooleanWrapper fieldOnly = new ReadOnlyBooleanWrapper();
    private final StringProperty replyTopic = new SimpleStringProperty("");
    private final StringProperty pointer = new SimpleStringProperty("/id");
    private final StringProperty times = new SimpleStringProperty("1");
    private final StringProperty timeoutSeconds = new SimpleStringProperty("5");
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<RequestReport> report = new ReadOnlyObjectWrapper<>(RequestReport.NONE);
    private @Nullable Requests requests;
    private @Nullable Job<RequestReport> job;

    RequestsViewModel(Session session, TopicLookup lookup, PublishTools tools) {
        this.session = session;
        this.lookup = lookup;
        this.tools = tools;
        this.messages = tools.messages();
        this.refresh = tools.pulse().register(PER_SECOND, this::pull);
        proposeTopic(Matching.Correlation.OWN);
    }

    /** The broker said what it is. */
    void follow(BrokerLimits limits) {
        boolean old = limits.version() != ProtocolVersion.V5;
        fieldOnly.set(old);
        if (old) {
            byField.set(true);
        }
        String information = limits.responseInformation();
        if (information != null && !information.isEmpty() && replyTopic.get().startsWith(Matching.Correlation.OWN)) {
            proposeTopic(information.endsWith("/") ? information : information + "/");
        }
    }

    private void proposeTopic(String begin) {
        replyTopic.set(Matching.Correlation.unusedTopic(begin));
    }

    /** Asks with {@code draft} as the fields say. */
    void ask(Draft draft) {
        problem.set("");
        try {
            RequestPlan plan = plan(draft);
            Requests asking =
                    Requests.of(plan, tools.modes(), new SessionOutlet(session), session::companion, lookup::newest);
            requests = asking;
            running.set(true);
            Job<RequestReport> started =
                    Job.start(tools.errands(), Text.of("publish.request.phase.asking"), asking::run);
            job = started;
            var _ = started.result().whenComplete((done, failure) -> tools.fx().execute(() -> ended(failure)));
            refresh.markDirty();
        } catch (EncodeException e) {
            problem.set(messages.get(e.text()));
        }
    }

    /** Asks nothing more. */
    void stop() {
        if (job != null) {
            job.cancel();
        }
    }

    private RequestPlan plan(Draft draft) throws EncodeException {
        TopicFilter filter;
        try {
            filter = TopicFilter.of(replyTopic.get());
        } catch (InvalidTopicException e) {
            throw new EncodeException(Text.of("publish.request.topic.invalid", e.text()));
        }
        boolean field = byField.get();
        if (!field && filter.hasWildcard()) {
            throw new EncodeException(Text.of("publish.request.topic.wildcard"));
        }
        if (field && !pointer.get().startsWith("/")) {
            throw new EncodeException(Text.of("publish.request.pointer.invalid"));
        }
        return new RequestPlan(
                draft,
                field ? new Matching.Field(filter, pointer.get()) : new Matching.Correlation(filter.filter()),
                (int) number(times.get(), RequestPlan.MOST_TIMES, "publish.request.times.invalid"),
                1_000 * number(timeoutSeconds.get(), LONGEST_TIMEOUT_SECONDS, "publish.request.timeout.invalid"));
    }

    private static long number(String written, long most, String key) throws EncodeException {
        try {
            long number = Long.parseLong(written.strip());
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new EncodeException(Text.of(key, most));
    }

    private void ended(@Nullable Throwable failure) {
        running.set(false);
        Throwable cause = failure == null || failure.getCause() == null ? failure : failure.getCause();
        if (cause instanceof RequestException known) {
            problem.set(messages.get(known.text()));
        } else if (cause != null) {
            problem.set(messages.get("publish.request.broken"));
        }
        pull();
    }

    private void pull() {
        if (requests != null) {
            report.set(requests.report());
        }
        if (running.get()) {
            refresh.markDirtyIn(AGAIN_MILLIS);
        }
    }

    void close() {
        stop();
        refresh.close();
    }

    /** Whether replies are known by a value in their JSON, not by their correlation data. */
    ObjectProperty<Boolean> byFieldProperty() {
        return byField;
    }

    /** Whether there is no other way, because MQTT 3.1.1 is spoken. */
    ReadOnlyBooleanProperty fieldOnlyProperty() {
        return fieldOnly.getReadOnlyProperty();
    }

    /** Where replies come: a topic, or a filter if they are known by a value. */
    StringProperty replyTopicProperty() {
        return replyTopic;
    }

    /** Where the value is, a JSON Pointer. */
    StringProperty pointerProperty() {
        return pointer;
    }

    StringProperty timesProperty() {
        return times;
    }

    StringProperty timeoutSecondsProperty() {
        return timeoutSeconds;
    }

    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** Why nothing is asked, empty if nothing is wrong. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What came so far. */
    ReadOnlyObjectProperty<RequestReport> reportProperty() {
        return report.getReadOnlyProperty();
    }
}
