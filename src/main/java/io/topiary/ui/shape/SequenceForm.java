package io.topiary.ui.shape;

import io.topiary.core.sequence.CounterPlan;
import io.topiary.core.sequence.CounterSource;
import io.topiary.core.sequence.CounterSource.InBytes;
import io.topiary.core.sequence.CounterSource.InFormat;
import io.topiary.core.sequence.CounterSource.InJson;
import io.topiary.core.sequence.CounterSource.Width;
import io.topiary.core.sequence.Wrap;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A counter being described. FX thread. */
final class SequenceForm {

    /** The source that is the number at a path; others are bytes, or the name of a format. */
    static final String JSON = "json";

    static final String BYTES = "bytes";

    final StringProperty source = new SimpleStringProperty(JSON);
    final StringProperty path = new SimpleStringProperty("");
    final StringProperty offset = new SimpleStringProperty("0");
    final ObjectProperty<Width> width = new SimpleObjectProperty<>(Width.U16);
    final BooleanProperty littleEndian = new SimpleBooleanProperty();
    final ObjectProperty<Wrap> wrap = new SimpleObjectProperty<>(Wrap.NONE);
    final StringProperty step = new SimpleStringProperty("1");

    /** Shows {@code plan}. */
    void show(CounterPlan plan) {
        switch (plan.source()) {
            case InJson json -> {
                source.set(JSON);
                path.set(json.pointer());
            }
            case InBytes bytes -> {
                source.set(BYTES);
                offset.set(String.valueOf(bytes.offset()));
                width.set(bytes.width());
                littleEndian.set(bytes.littleEndian());
            }
            case InFormat format -> source.set(format.format());
        }
        wrap.set(plan.wrap());
        step.set(String.valueOf(plan.step()));
    }

    /** What it describes for {@code topic}; empty if that is no counter. */
    Optional<CounterPlan> plan(String topic) {
        try {
            CounterSource where = switch (source.get()) {
                case JSON -> new InJson(pointer(path.get().strip()));
                case BYTES -> new InBytes(Integer.parseInt(offset.get().strip()), width.get(), littleEndian.get());
                default -> new InFormat(source.get());
            };
            return Optional.of(new CounterPlan(
                    topic, where, wrap.get(), Long.parseLong(step.get().strip())));
        } catch (IllegalArgumentException noNumber) {
            return Optional.empty();
        }
    }

    /** People leave out the slash at the beginning. */
    private static String pointer(String typed) {
        return typed.isEmpty() || typed.startsWith("/") ? typed : "/" + typed;
    }
}
