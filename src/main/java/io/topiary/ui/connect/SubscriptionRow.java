package io.topiary.ui.connect;

import io.topiary.core.message.InvalidTopicException;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.text.Text;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** One subscription of the form. What the form does not show of it is kept. */
public final class SubscriptionRow {

    private final Subscription original;
    private final StringProperty filter;
    private final ObjectProperty<Qos> qos;

    /** Shows {@code subscription}. */
    public SubscriptionRow(Subscription subscription) {
        this.original = subscription;
        this.filter = new SimpleStringProperty(subscription.filter().filter());
        this.qos = new SimpleObjectProperty<>(subscription.qos());
    }

    /** A row with nothing in it yet. */
    static SubscriptionRow empty() {
        SubscriptionRow row = new SubscriptionRow(Subscription.of(TopicFilter.ALL, Qos.AT_MOST_ONCE));
        row.filter.set("");
        return row;
    }

    /** The topic filter as typed. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** The highest quality of service wanted. */
    public ObjectProperty<Qos> qosProperty() {
        return qos;
    }

    /** What is wrong with the filter; an empty row is fine and means nothing. */
    Optional<Text> problem() {
        if (isEmpty()) {
            return Optional.empty();
        }
        try {
            TopicFilter.of(filter.get());
            return Optional.empty();
        } catch (InvalidTopicException e) {
            return Optional.of(e.text());
        }
    }

    boolean isEmpty() {
        return filter.get().isEmpty();
    }

    Subscription subscription() {
        return new Subscription(
                TopicFilter.of(filter.get()),
                qos.get(),
                original.noLocal(),
                original.retainAsPublished(),
                original.retainHandling(),
                original.enabled());
    }
}
