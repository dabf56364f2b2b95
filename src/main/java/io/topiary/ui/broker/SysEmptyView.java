package io.topiary.ui.broker;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Stands where the broker's figures would, and tells why there are none. FX thread. */
final class SysEmptyView extends VBox {

    private final BrokerViewModel model;
    private final Label title;
    private final Label words = new Label();
    private final Button subscribe;

    SysEmptyView(BrokerViewModel model, Messages messages) {
        this.model = model;
        this.title = new Label(messages.get("broker.sys.empty"), Icons.of("fth-activity"));
        this.subscribe = new Button(messages.get("broker.sys.subscribe", SysPresence.FILTER));
        title.getStyleClass().add(Style.SECTION_TITLE);
        words.setId("brokerSysWords");
        words.setWrapText(true);
        words.getStyleClass().addAll(Style.MUTED, "broker-sys-words");
        subscribe.setId("subscribeSysButton");
        subscribe.getStyleClass().add(Style.ACCENT);
        subscribe.setMnemonicParsing(false);
        subscribe.setOnAction(event -> model.subscribe());
        getStyleClass().add(Style.EMPTY_STATE);
        setId("brokerSysEmpty");
        getChildren().addAll(title, words, subscribe);
        refresh();
    }

    void refresh() {
        SysState state = model.sysStateProperty().get();
        words.setText(model.sysExplanation());
        subscribe.setVisible(state == SysState.UNSUBSCRIBED);
        subscribe.setManaged(state == SysState.UNSUBSCRIBED);
        setVisible(state != SysState.PRESENT);
        setManaged(state != SysState.PRESENT);
    }
}
