package io.topiary.ui.app;

import io.topiary.core.message.Message;
import io.topiary.core.payload.Sample;
import io.topiary.core.payload.sparkplug.SparkplugSequence;
import io.topiary.core.sequence.CounterReader;
import io.topiary.core.session.PayloadPreviews;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionPayloads;
import io.topiary.core.settings.LookStore;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Errands;
import io.topiary.ui.broker.BrokerView;
import io.topiary.ui.broker.BrokerViewModel;
import io.topiary.ui.inspect.InspectorViewModel;
import io.topiary.ui.messages.LogExportViewModel;
import io.topiary.ui.messages.MessageLogView;
import io.topiary.ui.messages.MessageLogViewModel;
import io.topiary.ui.publish.PublishTools;
import io.topiary.ui.publish.PublishView;
import io.topiary.ui.publish.PublishViewModel;
import io.topiary.ui.subscriptions.SubscriptionsView;
import io.topiary.ui.subscriptions.SubscriptionsViewModel;
import io.topiary.ui.topics.PinsViewModel;
import io.topiary.ui.topics.TopicActions;
import io.topiary.ui.topics.TopicTreeView;
import io.topiary.ui.topics.TopicTreeViewModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** The panes of a session, wired to each other: what is selected in one is shown in the next. FX thread. */
final class SessionPanes implements AutoCloseable {

    /** Counters that a format brings along, by what it is called. */
    private static final Map<String, CounterReader> COUNTERS =
            Map.of("Sparkplug B", message -> SparkplugSequence.seqOf(Sample.of(message, Sample.Neighbours.NONE)));

    private final LookStore.Memory look;
    private final TopicTreeViewModel topics;
    private final PinsViewModel pins;
    private final TopicDesk desk;
    private final ChartDesk charts;
    private final InspectionPane inspection;
    private final PublishViewModel publishing;
    private final MessageLogViewModel messageLog;
    private final LogExportViewModel logExport;
    private final TopicTreeView tree;
    private final PublishView publish;
    private final Region log;
    private final SubscriptionsViewModel subscribed;
    private final BrokerViewModel brokerFacts;
    private final RulePane rules;
    private final Region subscriptions;
    private final Region broker;
    private final HealthPane health;
    private final SearchDesk search;
    private final ComparePane compare;
    private final ShapePane shape;
    private final Runnable marking;
    private final List<Runnable> decoding;

    /** @param recording what is searched, empty while nothing is recorded */
    SessionPanes(Session session, Supplier<Optional<Path>> recording, Context context, Outside outside) {
        Messages words = context.messages();
        this.look = outside.looks().of(session.identity().profileId(), context.workers());
        this.topics = new TopicTreeViewModel(session, context.pulse(), context.workers(), words);
        this.charts = new ChartDesk(session, recording, context, outside);
        this.inspection = new InspectionPane(session, recording, charts, context);
        this.publishing = new PublishViewModel(
                session, topic -> outside.questions().publish(session, topic), tools(context, outside));
        this.messageLog = new MessageLogViewModel(session, context.pulse(), context.workers(), words);
        messageLog.continueWith(() -> recording.get().filter(Files::isRegularFile));
        // it waits for the disk: not on the few workers that decode what is on screen
        this.logExport =
                new LogExportViewModel(session, new Errands("topiary-export"), context.pulse(), context.fx(), words);
        this.subscribed = new SubscriptionsViewModel(
                session, new ProfileSubscriptions(outside.profiles(), session.identity()), context.fx(), words);
        this.brokerFacts = new BrokerViewModel(session, context.metronome(), context.workers(), context.fx(), words);
        this.subscriptions = new SubscriptionsView(subscribed, words);
        this.broker = new BrokerView(brokerFacts, words);
        this.health = new HealthPane(session, context, look, topics);
        this.compare = new ComparePane(session, context, look, topics);
        this.pins = new PinsViewModel(session, look, context.pulse(), words);
        this.desk = new TopicDesk(session, publishing);
        desk.lookIntoPayloadsWith(inspection);
        this.tree = new TopicTreeView(topics, pins, look, desk, words);
        tree.explainNone(subscribed.nothingComesProperty());
        this.publish = new PublishView(publishing, words);
        publishing.onRemoved(
                removed -> outside.notices().offer(removed.words(), words.get("publish.saved.undo"), removed.undo()));
        MessageLogView logView = new MessageLogView(messageLog, look, words, session.own()::isOwn);
        equip(logView, inspection, logExport, desk);
        this.log = logView;
        this.shape = new ShapePane(session, recording, context, outside, inspection, COUNTERS);
        this.marking = shape.markIn(topics, logView, context);
        this.rules = new RulePane(session, context, outside.rules(), tree, logView);
        this.search = new SearchDesk(session, recording, shape.watch().judge(), context, look, outside.questions());
        connect(session);
        this.decoding = decode(session, context);
    }

    /** What can be done with messages of the log. */
    private static void equip(
            MessageLogView log, InspectionPane inspection, LogExportViewModel export, TopicDesk desk) {
        log.offerTools(inspection);
        log.offerExport(export);
        if (desk.abilities().contains(TopicActions.Ability.PUBLISH)) {
            log.offerResend(desk::editAndResend);
        }
    }

    /**
     * Rows show what payloads are decoded to; values in them can be drawn, made columns of and filtered by.
     *
     * @return end being told of changes
     */
    private List<Runnable> decode(Session session, Context context) {
        PayloadPreviews previews =
                new PayloadPreviews(session, new SessionPayloads(session, context.payloads()), context.workers());
        inspection.inspected().doWith(new ValueDesk(inspection, tree, topics.filterProperty()));
        return List.of(topics.showDecoded(previews), messageLog.showDecoded(previews));
    }

    private static PublishTools tools(Context context, Outside outside) {
        return new PublishTools(
                context.fx(),
                context.workers(),
                new Errands("topiary-publish"),
                context.pulse(),
                context.messages(),
                outside.modes().get(),
                outside.publish());
    }

    /** What is selected in one is shown in the next. */
    private void connect(Session session) {
        // there is nobody to subscribe with
        subscriptions.setDisable(session.model().isPast());
        topics.selectedPathProperty().subscribe(path -> {
            inspection.showTopic(path);
            shape.showTopic(path);
            publishing.proposeTopic(path);
            messageLog.setSubtree(path);
        });
        // a message of the log may be of another topic than is selected: charts and schema go with what is shown
        inspection.inspected().messageProperty().map(Message::topic).subscribe(topic -> {
            if (topic != null) {
                charts.page().showTopic(topic);
                shape.showTopic(topic);
            }
        });
        messageLog.onGoToTopic(topics::select);
        search.showIn(topics, inspection);
        rules.model().onGoToTopic(topics::select);
        messageLog.selectedMessageProperty().subscribe(message -> {
            if (message != null) {
                inspection.showMessage(message);
            }
        });
    }

    TopicTreeView tree() {
        return tree;
    }

    /** Does what the tree offers. */
    TopicDesk desk() {
        return desk;
    }

    Region inspector() {
        return inspection.view();
    }

    /** The inspector with its pages. */
    InspectionPane inspection() {
        return inspection;
    }

    /** The charts. */
    ChartDesk charts() {
        return charts;
    }

    PublishView publish() {
        return publish;
    }

    Region log() {
        return log;
    }

    Region subscriptions() {
        return subscriptions;
    }

    /** The rules and their alerts. */
    RulePane rules() {
        return rules;
    }

    Region broker() {
        return broker;
    }

    HealthPane health() {
        return health;
    }

    /** The search over what was recorded. */
    SearchDesk search() {
        return search;
    }

    /** What payloads look like and what their counters tell. */
    ShapePane shape() {
        return shape;
    }

    /** The comparison with something else. */
    ComparePane compare() {
        return compare;
    }

    /** How many messages the broker itself dropped while Topiary was subscribed. */
    long droppedByBroker() {
        return brokerFacts.droppedProperty().get();
    }

    /** The message being written. */
    PublishViewModel publishing() {
        return publishing;
    }

    /** What is chosen in the tree. */
    TopicTreeViewModel topics() {
        return topics;
    }

    /** What is shown of it. */
    InspectorViewModel inspected() {
        return inspection.inspected();
    }

    /** Remembers how the topics are looked at. */
    void rememberLook() {
        tree.remember();
        look.save();
    }

    /** Stops or resumes the display of all panes. */
    void setPaused(boolean paused) {
        topics.setPaused(paused);
        pins.setPaused(paused);
        inspection.setPaused(paused);
        charts.setPaused(paused);
        shape.setPaused(paused);
        messageLog.setPaused(paused);
    }

    /** Goes to the field with the id {@code id} in {@code pane}. */
    static void focus(Region pane, String id) {
        Node node = pane.lookup("#" + id);
        if (node != null) {
            node.requestFocus();
        }
    }

    @Override
    public void close() {
        topics.close();
        pins.close();
        inspection.close();
        charts.close();
        publishing.close();
        logExport.close();
        messageLog.close();
        subscribed.close();
        brokerFacts.close();
        health.close();
        search.close();
        compare.close();
        marking.run();
        decoding.forEach(Runnable::run);
        shape.close();
        rules.close();
    }
}
