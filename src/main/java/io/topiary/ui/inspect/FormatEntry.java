package io.topiary.ui.inspect;

import io.topiary.core.payload.FormatTyping;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The format of the payload in front as somebody types it, with its argument. Looked up on a worker. FX thread. */
final class FormatEntry {

    private static final int MOST_OFFERED = 12;

    private final PayloadViewModel payload;
    private final FormatTyping typing;
    private final Executor workers;
    private final Executor fx;
    private final Messages messages;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private Object asked = new Object();

    FormatEntry(PayloadViewModel payload, FormatTyping typing, Executor workers, Executor fx, Messages messages) {
        this.payload = payload;
        this.typing = typing;
        this.workers = workers;
        this.fx = fx;
        this.messages = messages;
    }

    /** Whether somebody types. */
    ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /** What is wrong with what was typed, empty if nothing is known to be. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What to begin with: the format that is chosen. */
    String begin() {
        open.set(true);
        return payload.formatProperty().get();
    }

    /** Nobody types any more. */
    void end() {
        asked = new Object();
        open.set(false);
        problem.set("");
    }

    /** Something else was typed. */
    void typed() {
        asked = new Object();
        problem.set("");
    }

    /** What {@code typed} may become. Any thread but this one: it may read files. */
    List<String> complete(String typed) {
        return typing.complete(typed, MOST_OFFERED);
    }

    /** Shows the payload as {@code typed}, or says what is wrong with that. */
    void accept(String typed) {
        Object question = new Object();
        asked = question;
        String wish = FormatTyping.wish(typed);
        workers.execute(() -> {
            Optional<Text> wrong = typing.problem(wish);
            fx.execute(() -> {
                if (question.equals(asked)) {
                    answered(wish, wrong);
                }
            });
        });
    }

    private void answered(String wish, Optional<Text> wrong) {
        if (wrong.isPresent()) {
            problem.set(messages.get(Text.of("inspect.format.wrong", wrong.get())));
        } else {
            payload.setFormat(wish);
            end();
        }
    }
}
