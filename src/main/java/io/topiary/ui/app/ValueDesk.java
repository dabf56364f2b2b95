package io.topiary.ui.app;

import io.topiary.core.filter.FilterWriter;
import io.topiary.ui.inspect.ValueDeeds;
import io.topiary.ui.topics.TopicTreeView;
import javafx.beans.property.StringProperty;

/**
 * Does with values what other panes are needed for. FX thread.
 *
 * @param filter what is typed above the tree
 */
record ValueDesk(InspectionPane inspection, TopicTreeView tree, StringProperty filter) implements ValueDeeds {

    @Override
    public void chart(String topic, String pointer) {
        inspection.chart(topic, pointer);
    }

    @Override
    public void addColumn(String pointer) {
        tree.addColumn(pointer);
    }

    @Override
    public void filter(String term) {
        filter.set(FilterWriter.and(filter.get(), term));
    }
}
