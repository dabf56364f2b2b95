package io.topiary.ui.broker;

import io.topiary.core.broker.SysEntry;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.BrokerLimits;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Metronome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the broker granted, while the link is up and after, and what it tells about itself. FX thread. */
public final class BrokerViewModel implements AutoCloseable {

    /** How many minutes the plots go back, at first. */
    static final int SHORT_MINUTES = 10;

    /** How many they can go back. */
    static final int LONG_MINUTES = 60;

    private final Session session;
    private final BrokerFacts words;
    private final SysWords sysWords;
    private final SysPlots sysPlots;
    private final SysPresence presence;
    private final ObservableList<BrokerFact> facts = FXCollections.observableArrayList();
    private final ObservableList<SysGroup> groups = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper current = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<SysState> sysState = new ReadOnlyObjectWrapper<>(SysState.WAITING);
    private final ReadOnlyLongWrapper dropped = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper looks = new ReadOnlyLongWrapper();
    private final IntegerProperty minutes = new SimpleIntegerProperty(SHORT_MINUTES);
    private final SysWatch watch;
    private final Runnable ending;
    private @Nullable BrokerLimits shown;

    /**
     * The broker of {@code session}.
     *
     * @param metronome tells when to look at the broker's own figures
     * @param background where they are read
     * @param fx runs on the FX thread
     */
    public BrokerViewModel(Session session, Metronome metronome, Executor background, Executor fx, Messages messages) {
        this.session = session;
        this.words = new BrokerFacts(messages);
        this.sysWords = new SysWords(messages);
        this.sysPlots = new SysPlots(messages);
        this.presence = new SysPresence(session, messages);
        this.watch = new SysWatch(session, metronome, background, fx, this::looked);
        this.ending = session.onStatus(status -> fx.execute(() -> show(status)));
        show(session.connection().status());
        looked();
    }

    // Properties

    /** What is known; empty before the first link. */
    ObservableList<BrokerFact> facts() {
        return facts;
    }

    /** Whether that is of the link that is up; else it is of the one before. */
    ReadOnlyBooleanProperty currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** What the broker tells about itself. */
    ObservableList<SysGroup> groups() {
        return groups;
    }

    /** Whether it does. */
    ReadOnlyObjectProperty<SysState> sysStateProperty() {
        return sysState.getReadOnlyProperty();
    }

    /** Why it does not, in words; empty if it does. */
    String sysExplanation() {
        return presence.explain(sysState.get());
    }

    /** What it tells that is not understood. */
    List<SysEntry> others() {
        return watch.report().others();
    }

    /** Whether it tells more than was read. */
    boolean isPartial() {
        return watch.report().partial();
    }

    /** How many messages the broker dropped while Topiary was subscribed. */
    public ReadOnlyLongProperty droppedProperty() {
        return dropped.getReadOnlyProperty();
    }

    /** Changes with each look at the broker's figures, once a second. */
    ReadOnlyLongProperty looksProperty() {
        return looks.getReadOnlyProperty();
    }

    /** How many minutes the plots go back. */
    IntegerProperty minutesProperty() {
        return minutes;
    }

    /** The plots of the last minutes; while less is known, of that, but of one minute at least. */
    List<SysPlot> plots() {
        long now = SysWatch.nowMicros();
        long known = Math.min(watch.history().firstMicros(now), now - TimeUnit.MINUTES.toMicros(1));
        long from = Math.max(now - TimeUnit.MINUTES.toMicros(minutes.get()), known);
        return sysPlots.of(watch.history(), watch.outages(), from, now);
    }

    /** All of it as text, a line a fact. */
    String text() {
        List<BrokerFact> all = new ArrayList<>(facts);
        groups.forEach(group -> group.facts()
                .forEach(fact ->
                        all.add(new BrokerFact(group.title() + ", " + fact.label(), fact.value(), fact.note()))));
        return all.stream()
                .map(fact ->
                        fact.label() + ": " + fact.value() + (fact.note().isEmpty() ? "" : " (" + fact.note() + ")"))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    // Commands

    /** Asks the broker for its figures. */
    void subscribe() {
        var _ = session.subscribe(Subscription.of(TopicFilter.of(SysPresence.FILTER), Qos.AT_MOST_ONCE));
        looked();
    }

    @Override
    public void close() {
        ending.run();
        watch.close();
    }

    private void looked() {
        sysState.set(presence.state(watch.report()));
        dropped.set(watch.dropped());
        List<SysGroup> wanted = sysWords.groups(watch.report());
        if (!wanted.equals(groups)) {
            groups.setAll(wanted);
        }
        looks.set(looks.get() + 1);
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
