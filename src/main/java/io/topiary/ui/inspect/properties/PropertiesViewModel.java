package io.topiary.ui.inspect.properties;

import io.topiary.core.message.Message;
import io.topiary.core.mqtt.BrokerLimits;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.session.Partners;
import io.topiary.core.session.Partners.Found;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.ui.inspect.properties.PartnerWords.Line;
import io.topiary.ui.kit.Metronome;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that the message inspected carries beside its topic and payload, with its partners: the responses to a request, the
 * request of a response. Those are looked for on a worker, and only while somebody looks. FX thread.
 */
public final class PropertiesViewModel implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PropertiesViewModel.class);
    /** So long after a request its response is waited for. */
    private static final long PATIENCE_MICROS = 60_000_000;

    private final Session session;
    private final Partners partners;
    private final ObservableValue<@Nullable Message> inspected;
    private final Workers workers;
    private final Executor fx;
    private final PropertyWords words;
    private final PartnerWords partnerWords;
    private final List<Runnable> endings;
    private final ReadOnlyObjectWrapper<List<PropertyRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Line>> lines = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper none = new ReadOnlyStringWrapper("");
    private Consumer<Message> go = message -> {};
    private @Nullable Message shown;
    private @Nullable Message asked;
    private boolean incomplete;
    private boolean busy;
    private boolean looking;

    /**
     * The properties of nothing.
     *
     * @param inspected the message that is inspected
     * @param workers look for partners
     * @param fx the FX thread
     */
    public PropertiesViewModel(
            Partners partners,
            ObservableValue<@Nullable Message> inspected,
            Metronome metronome,
            Workers workers,
            Executor fx,
            Messages messages) {
        this.session = partners.session();
        this.partners = partners;
        this.inspected = inspected;
        this.workers = workers;
        this.fx = fx;
        this.words = new PropertyWords(messages);
        this.partnerWords = new PartnerWords(messages);
        Subscription subscription = inspected.subscribe(this::look);
        this.endings = List.of(subscription::unsubscribe, metronome.eachSecond(this::beat));
    }

    /** Whether anybody looks. */
    public void setLooking(boolean now) {
        looking = now;
        look();
    }

    /** Who shows a partner that is gone to. */
    public void onGo(Consumer<Message> listener) {
        go = listener;
    }

    /** The lines about the message. */
    ReadOnlyObjectProperty<List<PropertyRow>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** The lines about its partners. */
    ReadOnlyObjectProperty<List<Line>> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    /** Why there are no properties, empty if there are some. */
    ReadOnlyStringProperty noneProperty() {
        return none.getReadOnlyProperty();
    }

    /** Goes to {@code partner}. */
    void go(Message partner) {
        go.accept(partner);
    }

    @Override
    public void close() {
        looking = false;
        endings.forEach(Runnable::run);
    }

    private void look() {
        Message message = inspected.getValue();
        if (!looking || (message == null ? shown == null : message.equals(shown))) {
            return;
        }
        shown = message;
        incomplete = false;
        lines.set(List.of());
        describe(message);
        find();
    }

    private void describe(@Nullable Message message) {
        if (message == null) {
            rows.set(List.of());
            none.set("");
        } else {
            ProtocolVersion version = version();
            rows.set(words.rows(message, version, session.model().clock().micros()));
            none.set(words.none(message, version));
        }
    }

    private @Nullable ProtocolVersion version() {
        BrokerLimits limits = session.connection().status().limits();
        return limits == null ? null : limits.version();
    }

    /** What counts down counts on, and a response may have come. */
    private void beat() {
        Message message = shown;
        if (!looking || message == null) {
            return;
        }
        if (message.properties().messageExpirySeconds() != null) {
            describe(message);
        }
        long age = session.model().clock().micros() - message.timeMicros();
        if (incomplete && age < PATIENCE_MICROS) {
            asked = null;
            find();
        }
    }

    private void find() {
        Message message = shown;
        if (busy || message == null || message.equals(asked)) {
            return;
        }
        busy = true;
        asked = message;
        var _ = workers.supply(() -> partners.of(message))
                .whenComplete((found, failure) -> fx.execute(() -> {
                    busy = false;
                    if (found == null) {
                        LOG.error("the partners of a message could not be looked for", failure);
                    } else if (message.equals(shown)) {
                        show(message, found);
                    }
                    find();
                }));
    }

    private void show(Message message, Found found) {
        incomplete = found.asksFor() && found.responses().isEmpty();
        lines.set(partnerWords.lines(message, found));
    }
}
