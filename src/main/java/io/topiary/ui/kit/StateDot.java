package io.topiary.ui.kit;

import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ConnectionStatus;
import java.util.List;
import java.util.Locale;
import javafx.scene.layout.Region;

/** A dot in the colour of a connection's state, with a shape that differs too. FX thread. */
public final class StateDot extends Region {

    /** The dot of no connection. */
    public StateDot() {
        show(ConnectionState.DISCONNECTED);
    }

    /** Shows the state of {@code status}; one that stalls is not up for sure. */
    public void show(ConnectionStatus status) {
        show(status.state());
        if (status.stalling()) {
            getStyleClass().setAll(List.of("state-dot", "busy"));
        }
    }

    /** Shows {@code state}. */
    public void show(ConnectionState state) {
        getStyleClass().setAll(List.of("state-dot", styleClass(state)));
    }

    /** The style class of {@code state}: {@code up}, {@code busy}, {@code failed} or {@code off}. */
    public static String styleClass(ConnectionState state) {
        return switch (state) {
            case CONNECTED -> "up";
            case RESOLVING, CONNECTING, SUBSCRIBING, WAITING -> "busy";
            case FAILED, DISCONNECTED -> state == ConnectionState.FAILED ? "failed" : "off";
        };
    }

    /** The last part of the message key of {@code state}. */
    public static String key(ConnectionState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
