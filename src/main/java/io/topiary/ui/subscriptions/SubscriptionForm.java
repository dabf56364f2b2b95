package io.topiary.ui.subscriptions;

import io.topiary.core.message.InvalidTopicException;
import io.topiary.core.message.Qos;
import io.topiary.core.message.RetainHandling;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.text.Text;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** A subscription being written. FX thread. */
final class SubscriptionForm {

    final StringProperty filter = new SimpleStringProperty("");
    final ObjectProperty<Qos> qos = new SimpleObjectProperty<>(Qos.AT_MOST_ONCE);
    final BooleanProperty noLocal = new SimpleBooleanProperty();
    final BooleanProperty retainAsPublished = new SimpleBooleanProperty(true);
    final ObjectProperty<RetainHandling> retainHandling = new SimpleObjectProperty<>(RetainHandling.SEND);
    private final ReadOnlyObjectWrapper<@Nullable Text> problem = new ReadOnlyObjectWrapper<>();

    SubscriptionForm() {
        filter.subscribe(this::check);
        noLocal.subscribe(this::check);
    }

    /** What is wrong; null if nothing is, or nothing is written yet. */
    ReadOnlyObjectProperty<@Nullable Text> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What is written; empty if that is none. */
    Optional<Subscription> read() {
        if (filter.get().isEmpty() || problem.get() != null) {
            return Optional.empty();
        }
        return Optional.of(new Subscription(
                TopicFilter.of(filter.get()),
                qos.get(),
                noLocal.get(),
                retainAsPublished.get(),
                retainHandling.get(),
                true));
    }

    /** Writes {@code subscription}. */
    void show(Subscription subscription) {
        filter.set(subscription.filter().filter());
        qos.set(subscription.qos());
        noLocal.set(subscription.noLocal());
        retainAsPublished.set(subscription.retainAsPublished());
        retainHandling.set(subscription.retainHandling());
    }

    /** Makes room for the next one; the choices stay. */
    void clear() {
        filter.set("");
    }

    private void check() {
        problem.set(null);
        if (filter.get().isEmpty()) {
            return;
        }
        try {
            boolean shared = TopicFilter.of(filter.get()).isShared();
            // MQTT 5, section 3.8.3.1: a protocol error
            problem.set(shared && noLocal.get() ? Text.of("subscriptions.invalid.noLocal") : null);
        } catch (InvalidTopicException e) {
            problem.set(e.text());
        }
    }
}
