package io.topiary.ui.app;

import io.topiary.core.message.Message;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.ui.chart.ChartView;
import io.topiary.ui.chart.ChartViewModel;
import io.topiary.ui.inspect.DiffViewModel;
import io.topiary.ui.inspect.DiffViewModel.Against;
import io.topiary.ui.inspect.InspectorView;
import io.topiary.ui.inspect.InspectorViewModel;
import io.topiary.ui.messages.MessageTools;
import io.topiary.ui.topics.PayloadTools;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The inspector with its pages: payload, comparison, chart; brought to the front from the tree. FX thread. */
final class InspectionPane implements PayloadTools, MessageTools, AutoCloseable {

    private static final String DIFF = "diffTab";
    private static final String CHART = "chartTab";

    private final InspectorViewModel inspected;
    private final DiffViewModel diff;
    private final ChartViewModel chart;
    private final InspectorView view;

    InspectionPane(Session session, Context context) {
        Messages messages = context.messages();
        this.inspected = new InspectorViewModel(session, context.pulse(), context.workers(), context.fx(), messages);
        this.diff = new DiffViewModel(session, inspected.messageProperty(), context.workers(), context.fx(), messages);
        this.chart = new ChartViewModel(
                session, context.pulse(), context.metronome(), context.workers(), context.fx(), messages);
        this.view = new InspectorView(inspected, messages);
        view.addDiff(diff);
        view.addPage(CHART, messages.get("app.tab.chart"), new ChartView(chart, messages), chart::setLooking);
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
        chart.showTopic(path);
    }

    /** Shows {@code message} and stays with it. */
    void showMessage(Message message) {
        inspected.showMessage(message);
    }

    /** Stops or resumes following. */
    void setPaused(boolean paused) {
        inspected.setPaused(paused);
        chart.setPaused(paused);
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
        diff.compareWith(against);
        view.showPage(DIFF);
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
    public List<String> numbers(byte[] payload) {
        return ChartViewModel.numbers(payload);
    }

    @Override
    public void chart(String path, String pointer) {
        chart.showTopic(path);
        chart.choose(pointer);
        view.showPage(CHART);
    }

    @Override
    public void close() {
        inspected.close();
        diff.close();
        chart.close();
    }
}
