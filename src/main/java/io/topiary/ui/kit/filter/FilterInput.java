package io.topiary.ui.kit.filter;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.filter.QueryException;
import io.topiary.core.text.Messages;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What is typed as a filter, and what is wrong with it. What was understood last stays in force meanwhile. FX thread. */
public final class FilterInput {

    private final Messages messages;
    private final Consumer<MessageQuery> understood;
    private final UnaryOperator<MessageQuery> check;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper errorAt = new ReadOnlyIntegerWrapper(-1);
    private MessageQuery query = MessageQuery.ALL;

    /**
     * Nothing is typed yet.
     *
     * @param understood told of each query that asks for something else than the one before
     */
    public FilterInput(Messages messages, Consumer<MessageQuery> understood) {
        this(messages, query -> query, understood);
    }

    /**
     * Nothing is typed yet.
     *
     * @param check gives the query to take, or throws {@link QueryException} if it can't be answered here
     * @param understood told of each query that asks for something else than the one before
     */
    public FilterInput(Messages messages, UnaryOperator<MessageQuery> check, Consumer<MessageQuery> understood) {
        this.messages = messages;
        this.understood = understood;
        this.check = check;
        text.subscribe(value -> typed(value == null ? "" : value));
    }

    /** What is typed. */
    public StringProperty textProperty() {
        return text;
    }

    /** What is wrong with it in words, empty if nothing is. */
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /** Where in it the mistake is, from 0; -1 if there is none, or it is everywhere. */
    public ReadOnlyIntegerProperty errorAtProperty() {
        return errorAt.getReadOnlyProperty();
    }

    /** The query that was understood last. */
    public MessageQuery query() {
        return query;
    }

    /** Looks whether a regular expression in it was given up meanwhile, and says so. */
    public void checkSpeed() {
        if (query.isTooSlow()) {
            error.set(messages.get("filter.tooSlow"));
        }
    }

    private void typed(String value) {
        try {
            MessageQuery parsed = check.apply(MessageQuery.parse(value));
            error.set("");
            errorAt.set(-1);
            if (!parsed.term().equals(query.term())) {
                query = parsed;
                understood.accept(parsed);
            }
        } catch (QueryException e) {
            error.set(messages.get(e.text()));
            errorAt.set(e.position());
        }
    }
}
