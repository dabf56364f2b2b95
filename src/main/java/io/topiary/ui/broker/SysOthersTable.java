package io.topiary.ui.broker;

import io.topiary.core.broker.SysEntry;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Preview;
import io.topiary.ui.kit.ColumnMaker;
import io.topiary.ui.kit.ColumnWidth;
import io.topiary.ui.kit.Style;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.TableView;
import javafx.scene.control.TitledPane;

/** What the broker tells that Topiary does not understand: topic, value and age as they are. FX thread. */
final class SysOthersTable extends TitledPane {

    private static final int LONGEST = 300;

    private final Messages messages;
    private final Amounts amounts;
    private final ObservableList<SysEntry> entries = FXCollections.observableArrayList();

    SysOthersTable(Messages messages) {
        this.messages = messages;
        this.amounts = new Amounts(messages);
        TableView<SysEntry> table = new TableView<>(entries);
        table.setId("brokerOthers");
        table.setAccessibleText(messages.get("broker.others.title"));
        ColumnMaker<SysEntry> columns = new ColumnMaker<>(table, id -> messages.get("broker.others." + id));
        columns.words("topic", ColumnWidth.roomy(200), entry -> Escapes.visible(entry.topic(), LONGEST));
        columns.words(
                "value",
                ColumnWidth.roomy(200),
                entry -> Preview.of(entry.newest().payload(), LONGEST).text());
        columns.words("age", ColumnWidth.upTo(80, 130), this::age);
        table.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        table.getStyleClass().add(Style.SMALL);
        setContent(table);
        setExpanded(false);
        setAnimated(false);
        getStyleClass().add("broker-others");
        show(List.of(), false);
    }

    void show(List<SysEntry> wanted, boolean partial) {
        setVisible(!wanted.isEmpty());
        setManaged(!wanted.isEmpty());
        setText(messages.get(partial ? "broker.others.partial" : "broker.others", wanted.size()));
        if (!isExpanded() && !entries.isEmpty()) {
            return;
        }
        if (entries.size() != wanted.size()) {
            entries.setAll(wanted);
            return;
        }
        // row by row: the selection stays
        for (int i = 0; i < wanted.size(); i++) {
            entries.set(i, wanted.get(i));
        }
    }

    private String age(SysEntry entry) {
        long nanos = System.nanoTime() - entry.newest().nanoTime();
        return amounts.age(Math.max(0, nanos / 1_000_000_000));
    }
}
