package io.topiary.ui.inspect;

import io.topiary.core.payload.PayloadReader;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.FormatNames;
import io.topiary.ui.kit.JobReport;
import io.topiary.ui.kit.JobStage;
import io.topiary.ui.kit.ReportStrip;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One message: topic, facts, payload, properties, and other pages about it. FX thread. */
public final class InspectorView extends VBox {

    private final ValueTools tools;
    private final TabPane pages = new TabPane();

    /** A view of {@code model} that offers text, JSON and bytes. */
    public InspectorView(InspectorViewModel model, Messages messages) {
        this(model, new FormatNames(PayloadReader.PLAIN, messages), messages);
    }

    /**
     * A view of {@code model}.
     *
     * @param formats what payloads can be shown as
     */
    public InspectorView(InspectorViewModel model, FormatNames formats, Messages messages) {
        PayloadPane payload = new PayloadPane(model, messages);
        this.tools = new ValueTools(model, payload, formats, messages);
        getStyleClass().add("inspector");
        setVgrow(payload, Priority.ALWAYS);
        VBox value = new VBox(tools, payload);
        Tab first = new Tab(messages.get("inspect.tab.value"), value);
        first.setId("valueTab");
        pages.setId("inspectorTabs");
        pages.getStyleClass().addAll("bottom-tabs", "inspector-tabs");
        pages.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        pages.getTabs().add(first);
        pages.setMinHeight(0);
        setVgrow(pages, Priority.ALWAYS);
        getChildren()
                .addAll(
                        new HeaderView(model, messages),
                        strip(
                                "saveMany",
                                model.saving().many().state(),
                                messages.get("app.cancel"),
                                model.saving().many()::cancel,
                                messages),
                        strip(
                                "stream",
                                model.saving().stream().state(),
                                messages.get("app.banner.verb.stop"),
                                model.saving().stream()::stop,
                                messages),
                        pages);
    }

    private static Node strip(String name, JobReport report, String end, Runnable action, Messages messages) {
        return new ReportStrip(
                name, report, new ReportStrip.Verb(name + "Stop", end, JobStage.RUNNING, action), messages);
    }

    /** Adds {@code bar} between what is said about the message and the pages. */
    public void addBar(Node bar) {
        getChildren().add(getChildren().indexOf(pages), bar);
    }

    /**
     * Adds a page beside the payload.
     *
     * @param id the id of its tab
     * @param looking told whether it is in front
     */
    public void addPage(String id, String name, Node content, Consumer<Boolean> looking) {
        Tab tab = new Tab(name, content);
        tab.setId(id);
        pages.getTabs().add(tab);
        tab.selectedProperty().subscribe(looking);
    }

    /** Brings the page {@code id} to the front. */
    public void showPage(String id) {
        pages.getTabs().stream().filter(tab -> id.equals(tab.getId())).forEach(pages.getSelectionModel()::select);
    }

    /** What can be done with the payload. */
    ValueTools tools() {
        return tools;
    }
}
