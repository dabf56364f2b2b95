package io.topiary.ui.connect.form;

import io.topiary.core.message.Qos;
import io.topiary.core.message.RetainHandling;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** One subscription of the form. */
public final class SubscriptionRow extends FormRow {

    private final StringProperty filter;
    private final ObjectProperty<Qos> qos;
    private final BooleanProperty noLocal;
    private final BooleanProperty retainAsPublished;
    private final ObjectProperty<RetainHandling> retainHandling;
    private final BooleanProperty enabled;

    /** Shows {@code subscription}. */
    SubscriptionRow(Subscription subscription) {
        this.filter = new SimpleStringProperty(subscription.filter().filter());
        this.qos = new SimpleObjectProperty<>(subscription.qos());
        this.noLocal = new SimpleBooleanProperty(subscription.noLocal());
        this.retainAsPublished = new SimpleBooleanProperty(subscription.retainAsPublished());
        this.retainHandling = new SimpleObjectProperty<>(subscription.retainHandling());
        this.enabled = new SimpleBooleanProperty(subscription.enabled());
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

    /** Whether the broker is to keep back what this client published itself; MQTT 5 only. */
    public BooleanProperty noLocalProperty() {
        return noLocal;
    }

    /** Whether live messages keep their RETAIN flag; MQTT 5 only. */
    public BooleanProperty retainAsPublishedProperty() {
        return retainAsPublished;
    }

    /** When stored messages are sent; MQTT 5 only. */
    public ObjectProperty<RetainHandling> retainHandlingProperty() {
        return retainHandling;
    }

    /** Whether it is made at all. */
    public BooleanProperty enabledProperty() {
        return enabled;
    }

    @Override
    public boolean isEmpty() {
        return filter.get().isEmpty();
    }

    @Override
    List<Property<?>> properties() {
        return List.of(filter, qos, noLocal, retainAsPublished, retainHandling, enabled);
    }

    /** @throws io.topiary.core.message.InvalidTopicException if the filter is none */
    Subscription subscription() {
        return new Subscription(
                TopicFilter.of(filter.get()),
                qos.get(),
                noLocal.get(),
                retainAsPublished.get(),
                retainHandling.get(),
                enabled.get());
    }
}
