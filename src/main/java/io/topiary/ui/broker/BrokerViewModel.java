package io.topiary.ui.broker;

import io.topiary.core.mqtt.BrokerLimits;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the broker granted, while the link is up and after. FX thread. */
public final class BrokerViewModel implements AutoCloseable {

    private final Session session;
    private final BrokerFacts words;
    private final ObservableList<BrokerFact> facts = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper current = new ReadOnlyBooleanWrapper();
    private final Runnable ending;
    private @Nullable BrokerLimits shown;

    /**
     * The broker of {@code session}.
     *
     * @param fx runs on the FX thread
     */
    public BrokerViewModel(Session session, Executor fx, Messages messages) {
        this.session = session;
        this.words = new BrokerFacts(messages);
        this.ending = session.onStatus(status -> fx.execute(() -> show(status)));
        show(session.connection().status());
    }

    /** What is known; empty before the first link. */
    ObservableList<BrokerFact> facts() {
        return facts;
    }

    /** Whether that is of the link that is up; else it is of the one before. */
    ReadOnlyBooleanProperty currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** All of it as text, a line a fact. */
    String text() {
        return facts.stream()
                .map(fact ->
                        fact.label() + ": " + fact.value() + (fact.note().isEmpty() ? "" : " (" + fact.note() + ")"))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    @Override
    public void close() {
        ending.run();
    }

    private void show(ConnectionStatus status) {
        BrokerLimits limits = status.limits();
        current.set(limits != null);
        if (limits != null && !limits.equals(shown)) {
            shown = limits;
            facts.setAll(words.of(session.options(), limits));
        }
    }
}
