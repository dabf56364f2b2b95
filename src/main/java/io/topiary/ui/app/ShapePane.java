package io.topiary.ui.app;

import io.topiary.core.message.Message;
import io.topiary.core.sequence.CounterJson;
import io.topiary.core.sequence.CounterReader;
import io.topiary.core.sequence.Counters;
import io.topiary.core.session.SequenceKeeper;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionPayloads;
import io.topiary.core.session.ShapeWatch;
import io.topiary.core.settings.LookStore;
import io.topiary.core.shape.Deviations;
import io.topiary.core.shape.ShapeFolder;
import io.topiary.core.shape.ShapeOptions;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Errands;
import io.topiary.ui.kit.Pulse;
import io.topiary.ui.messages.MessageLogView;
import io.topiary.ui.shape.SchemaView;
import io.topiary.ui.shape.SchemaViewModel;
import io.topiary.ui.shape.SequenceView;
import io.topiary.ui.shape.SequenceViewModel;
import io.topiary.ui.shape.Surroundings;
import io.topiary.ui.topics.TopicTreeViewModel;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What payloads look like and what their counters tell: on pages of the inspector, as marks in tree and log. FX thread. */
final class ShapePane implements AutoCloseable {

    static final String SCHEMA = "schemaTab";
    static final String SEQUENCE = "sequenceTab";
    private static final String COUNTERS = "counters";

    private final ShapeWatch watch;
    private final SequenceKeeper keeper;
    private final SchemaViewModel schema;
    private final SequenceViewModel sequence;
    private final SchemaView schemaView;
    private long marked = -1;

    /**
     * Puts the pages into {@code inspection}.
     *
     * @param recording the recording of the session, empty while nothing is recorded
     * @param outside keeps what was learned and watched
     * @param formats readers of the counters that payload formats have of their own, by the names of the formats
     */
    ShapePane(
            Session session,
            Supplier<Optional<Path>> recording,
            Context context,
            Outside outside,
            InspectionPane inspection,
            Map<String, CounterReader> formats) {
        LookStore.Memory look = outside.looks().of(session.identity().profileId(), context.workers());
        SessionPayloads payloads = new SessionPayloads(session, context.payloads());
        Surroundings around = new Surroundings(
                recording,
                context.pulse(),
                context.workers(),
                new Errands("topiary-shape-recording"),
                context.fx(),
                context.messages());
        this.watch = watch(session, payloads, outside.shapes());
        this.keeper = new SequenceKeeper(
                session,
                new Counters(payloads::values, formats),
                CounterJson.read(look.part(COUNTERS)),
                plans -> look.keep(COUNTERS, CounterJson.write(plans)),
                context.workers());
        this.schema = new SchemaViewModel(session, payloads, watch, around);
        this.sequence = new SequenceViewModel(session, payloads, keeper, around);
        this.schemaView = new SchemaView(schema, context.messages());
        addPages(inspection, context.messages());
        inspection.inspected().messageProperty().subscribe(schema::showMessage);
        schema.deviations().onGoToMessage(inspection::showMessage);
        sequence.onGoToMessage(inspection::showMessage);
    }

    /** What was usual of a recording says nothing about what is usual now. */
    private static ShapeWatch watch(Session session, SessionPayloads payloads, ShapeFolder shapes) {
        Optional<Path> kept = session.model().isPast()
                ? Optional.empty()
                : shapes.ofProfile(session.identity().profileId());
        return new ShapeWatch(session, payloads, ShapeOptions.USUAL, kept.orElse(null));
    }

    private void addPages(InspectionPane inspection, Messages messages) {
        SequenceView sequenceView = new SequenceView(sequence, messages);
        inspection.view().addPage(SCHEMA, messages.get("app.tab.schema"), schemaView, schema::setLooking);
        inspection.view().addPage(SEQUENCE, messages.get("app.tab.sequence"), sequenceView, sequence::setLooking);
    }

    /** What was learned, and what differs. */
    ShapeWatch watch() {
        return watch;
    }

    /** The page about counters. */
    SequenceViewModel sequence() {
        return sequence;
    }

    /** The page about payloads. */
    SchemaView schemaView() {
        return schemaView;
    }

    /** Marks what differs in {@code tree} and {@code log}. @return ends that */
    Runnable markIn(TopicTreeViewModel tree, MessageLogView log, Context context) {
        Deviations deviations = watch.book().deviations();
        ZoneId zone = ZoneId.systemDefault();
        Pulse.Refresh refresh = context.pulse().register(Pulse.TEXT, () -> {
            // one that is counted again does not change the rows
            if (deviations.revision() != marked) {
                marked = deviations.revision();
                log.markBy(message -> words(deviations, message, zone, context));
            }
        });
        List<Runnable> endings =
                List.of(tree.showDeviations(deviations), deviations.onChange(refresh::markDirty), refresh::close);
        return () -> endings.forEach(Runnable::run);
    }

    private static String words(Deviations deviations, Message message, ZoneId zone, Context context) {
        return deviations
                .of(message)
                .map(deviation -> context.messages().get(deviation.text(zone)))
                .orElse("");
    }

    /** Follows the topic {@code path}. */
    void showTopic(@Nullable String path) {
        schema.showTopic(path);
        sequence.showTopic(path);
    }

    /** Stops or resumes following. */
    void setPaused(boolean paused) {
        schema.setPaused(paused);
        sequence.setPaused(paused);
    }

    @Override
    public void close() {
        schema.close();
        sequence.close();
        watch.close();
        keeper.close();
    }
}
