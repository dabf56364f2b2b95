package io.topiary.ui.app;

import io.topiary.core.message.Message;
import io.topiary.core.session.Partners;
import io.topiary.core.session.Predecessors;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionPayloads;
import io.topiary.core.text.Messages;
import io.topiary.ui.chart.ChartViewModel;
import io.topiary.ui.inspect.InspectorView;
import io.topiary.ui.inspect.InspectorViewModel;
import io.topiary.ui.inspect.diff.DiffView;
import io.topiary.ui.inspect.diff.DiffViewModel;
import io.topiary.ui.inspect.diff.DiffViewModel.Against;
import io.topiary.ui.inspect.history.HistoryBar;
import io.topiary.ui.inspect.history.HistorySource;
import io.topiary.ui.inspect.history.HistoryView;
import io.topiary.ui.inspect.history.HistoryViewModel;
import io.topiary.ui.inspect.properties.PropertiesView;
import io.topiary.ui.inspect.properties.PropertiesViewModel;
import io.topiary.ui.kit.FormatNames;
import io.topiary.ui.messages.MessageTools;
import io.topiary.ui.topics.PayloadTools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The inspector with its pages: payload, comparison, chart; brought to the front from the tree. FX thread. */
final class InspectionPane implements PayloadTools, MessageTools, AutoCloseable {

    private static final String DIFF = "diffTab";
    private static final String CHART = "chartTab";
    private static final String HISTORY = "historyTab";
    private static final String PROPERTIES = "propertiesTab";

    private final FormatNames formats;
    private final InspectorViewModel inspected;
    private final HistoryViewModel history;
    private final DiffViewModel diff;
    private final ChartDesk charts;
    private final PropertiesViewModel properties;
    private final InspectorView view;

    /**
     * @param recording what {@code session} is recorded to or read from, empty while there is none
     * @param charts the chart among the pages
     */
    InspectionPane(Session session, Supplier<Optional<Path>> recording, ChartDesk charts, Context context) {
        Messages messages = context.messages();
        SessionPayloads payloads = new SessionPayloads(session, context.payloads());
        this.formats = new FormatNames(context.payloads(), messages);
        this.inspected =
                new InspectorViewModel(session, payloads, context.pulse(), context.workers(), context.fx(), messages);
        this.charts = charts;
        Supplier<Optional<Path>> recorded = () -> recording.get().filter(Files::isRegularFile);
        this.diff = new DiffViewModel(
                payloads,
                new Predecessors(session, recorded),
                inspected.messageProperty(),
                context.workers(),
                context.fx(),
                messages);
        this.history = new HistoryViewModel(
                new HistorySource(session, recorded, payloads),
                context.pulse(),
                context.workers(),
                context.fx(),
                messages);
        this.properties = new PropertiesViewModel(
                new Partners(session, recorded),
                inspected.messageProperty(),
                context.metronome(),
                context.workers(),
                context.fx(),
                messages);
        history.onShow(inspected::showMessage);
        inspected.messageProperty().subscribe(history::inspected);
        this.view = new InspectorView(inspected, formats, messages);
        view.addBar(new HistoryBar(history, messages));
        view.addPage(DIFF, messages.get("inspect.tab.diff"), new DiffView(diff, messages), diff::setLooking);
        HistoryView rows = new HistoryView(history, new HistoryDesk(this), messages);
        view.addPage(HISTORY, messages.get("history.tab"), rows, history::setLooking);
        view.addPage(CHART, messages.get("app.tab.chart"), charts.view(), charts.page()::setLooking);
        charts.onOpened(() -> view.showPage(CHART));
        addProperties(messages);
    }

    private void addProperties(Messages messages) {
        properties.onGo(this::showMessage);
        PropertiesView page = new PropertiesView(properties, messages);
        view.addPage(PROPERTIES, messages.get("inspect.properties"), page, properties::setLooking);
    }

    /** All of it. */
    InspectorView view() {
        return view;
    }

    /** What is shown. */
    InspectorViewModel inspected() {
        return inspected;
    }

    /** Follows the level {@code path}. */
    void showTopic(@Nullable String path) {
        inspected.showTopic(path);
        history.showTopic(path);
        charts.page().showTopic(path);
    }

    /** Shows {@code message} and stays with it. */
    void showMessage(Message message) {
        inspected.showMessage(message);
        history.locate(message);
    }

    /** Stops or resumes following. */
    void setPaused(boolean paused) {
        inspected.setPaused(paused);
        history.setPaused(paused);
    }

    @Override
    public void compareWithPrevious(String path) {
        compare(path, Against.PREVIOUS);
    }

    @Override
    public void compareWithMarked(String path) {
        compare(path, Against.MARKED);
    }

    private void compare(String path, Against against) {
        inspected.showTopic(path);
        inspected.backToLive();
        compareInspected(against);
    }

    /** Shows how the message that is inspected differs from another one. */
    void compareInspected(Against against) {
        diff.compareWith(against);
        view.showPage(DIFF);
    }

    /** The other messages of the topic. */
    HistoryViewModel history() {
        return history;
    }

    @Override
    public void compareWithPrevious(Message message) {
        compare(message, Against.PREVIOUS);
    }

    @Override
    public void compareWithMarked(Message message) {
        compare(message, Against.MARKED);
    }

    private void compare(Message message, Against against) {
        inspected.showMessage(message);
        diff.compareWith(against);
        view.showPage(DIFF);
    }

    @Override
    public void mark(Message message) {
        diff.mark(message);
    }

    @Override
    public boolean hasMarked() {
        return diff.markedProperty().get() != null;
    }

    @Override
    public List<String> formats() {
        return formats.ids();
    }

    @Override
    public String formatName(String format) {
        return formats.name(format);
    }

    @Override
    public List<String> numbers(Message message) {
        return ChartViewModel.numbers(charts.payloads(), message);
    }

    @Override
    public void chart(String path, String pointer) {
        charts.page().choose(path, pointer);
        view.showPage(CHART);
    }

    @Override
    public void close() {
        inspected.close();
        history.close();
        properties.close();
        diff.close();
    }
}
