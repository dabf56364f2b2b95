package io.topiary.ui.inspect.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Message;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.testing.FakeConnection;
import io.topiary.ui.inspect.diff.DiffViewModel.Against;
import java.util.Locale;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiffViewModelTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final Workers workers = new Workers(1);
    private final SimpleObjectProperty<@Nullable Message> inspected = new SimpleObjectProperty<>();
    private final DiffViewModel model =
            new DiffViewModel(session, inspected, workers, Runnable::run, Messages.forLocale(Locale.ENGLISH));

    @AfterEach
    void close() {
        model.close();
        session.close();
        workers.close();
    }

    private Message feed(String topic, String payload) {
        connection.feed(topic, payload);
        FakeConnection.settle(session);
        return session.model().read(all -> all.log().get(all.log().end() - 1));
    }

    private void awaitDifferences(long lines) {
        await().untilAsserted(() -> {
            var diff = model.resultProperty().get().diff();
            assertThat(diff == null ? -1 : diff.differences()).isEqualTo(lines);
        });
    }

    private void awaitWords(String begin) {
        await().untilAsserted(
                        () -> assertThat(model.resultProperty().get().why()).startsWith(begin));
    }

    @Test
    void look_comparesWithThePreviousOfTheTopic_andFollows() {
        feed("a", "{\"t\":1,\"u\":2}");
        feed("b", "{}");
        inspected.set(feed("a", "{\"t\":1,\"u\":3}"));
        model.setLooking(true);
        awaitDifferences(1);
        inspected.set(feed("a", "{\"t\":2,\"u\":4}"));
        awaitDifferences(2);
    }

    @Test
    void look_firstMessage_saysThatThereIsNoOther() {
        model.setLooking(true);
        awaitWords("Select a topic");
        inspected.set(feed("a", "1"));
        awaitWords("There is nothing to compare with");
    }

    @Test
    void marked_isComparedWithAnyOther() {
        inspected.set(feed("a", "1\n2\n3"));
        model.setLooking(true);
        model.compareWith(Against.MARKED);
        awaitWords("Nothing is marked");
        model.markInspected();
        awaitDifferences(0);
        inspected.set(feed("b", "1\n3\n3\n4"));
        awaitDifferences(2);
        assertThat(model.resultProperty().get().title()).startsWith("a, ").contains(" → b, ");
    }

    @Test
    void nobodyLooks_nothingIsCompared() {
        feed("a", "1");
        inspected.set(feed("a", "2"));
        assertThat(model.resultProperty().get().diff()).isNull();
    }
}
