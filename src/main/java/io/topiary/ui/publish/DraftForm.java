package io.topiary.ui.publish;

import io.topiary.core.message.Qos;
import io.topiary.core.publish.Draft;
import io.topiary.core.publish.EncodeException;
import io.topiary.core.publish.PayloadMode;
import io.topiary.core.publish.PayloadModes;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A message being written. RETAIN is never taken along to another topic. FX thread. */
final class DraftForm {

    private final PayloadModes modes;
    private final StringProperty topic = new SimpleStringProperty("");
    private final StringProperty payload = new SimpleStringProperty("");
    private final StringProperty path = new SimpleStringProperty("");
    private final ObjectProperty<PayloadMode> mode = new SimpleObjectProperty<>(PayloadModes.TEXT);
    private final StringProperty argument = new SimpleStringProperty("");
    private final BooleanProperty template = new SimpleBooleanProperty();
    private final ObjectProperty<Qos> qos = new SimpleObjectProperty<>(Qos.AT_MOST_ONCE);
    private final BooleanProperty retain = new SimpleBooleanProperty();
    private final PropertiesForm properties = new PropertiesForm();
    private final Map<PayloadMode, String> arguments = new HashMap<>();

    DraftForm(PayloadModes modes) {
        this.modes = modes;
        topic.subscribe((before, now) -> retain.set(false));
        mode.subscribe((before, now) -> {
            arguments.put(before, argument.get());
            argument.set(arguments.getOrDefault(now, now.argument().usual()));
        });
    }

    /** Has {@code listener} called after each change. */
    void onChange(Runnable listener) {
        topic.subscribe(listener);
        payload.subscribe(listener);
        path.subscribe(listener);
        mode.subscribe(listener);
        argument.subscribe(listener);
        template.subscribe(listener);
        qos.subscribe(listener);
        retain.subscribe(listener);
        properties.onChange(listener);
    }

    /** Writes {@code draft}; a mode that is not known here becomes text. */
    void write(Draft draft) {
        topic.set(draft.topic());
        mode.set(modes.find(draft.mode()).orElse(PayloadModes.TEXT));
        argument.set(draft.argument());
        template.set(draft.template());
        (mode.get().input() == PayloadMode.Input.FILE ? path : payload).set(draft.payload());
        qos.set(draft.qos());
        retain.set(draft.retain());
        properties.write(draft.properties());
    }

    /** Has {@code file} be the payload. */
    void takeFile(Path file) {
        mode.set(PayloadModes.FILE);
        path.set(file.toString());
    }

    /** What is written. @throws EncodeException if a property can't be used */
    Draft read() throws EncodeException {
        PayloadMode chosen = mode.get();
        return new Draft(
                topic.get(),
                switch (chosen.input()) {
                    case NONE -> "";
                    case FILE -> path.get();
                    case TEXT, JSON -> payload.get();
                },
                chosen.id(),
                chosen.argument().isNone() ? "" : argument.get(),
                template.get(),
                qos.get(),
                retain.get(),
                properties.read());
    }

    /** The ways to write a payload down. */
    PayloadModes modes() {
        return modes;
    }

    StringProperty topicProperty() {
        return topic;
    }

    StringProperty payloadProperty() {
        return payload;
    }

    /** The file whose content is the payload. */
    StringProperty pathProperty() {
        return path;
    }

    ObjectProperty<PayloadMode> modeProperty() {
        return mode;
    }

    StringProperty argumentProperty() {
        return argument;
    }

    /** Whether topic and payload have variables in them. */
    BooleanProperty templateProperty() {
        return template;
    }

    ObjectProperty<Qos> qosProperty() {
        return qos;
    }

    BooleanProperty retainProperty() {
        return retain;
    }

    PropertiesForm properties() {
        return properties;
    }
}
