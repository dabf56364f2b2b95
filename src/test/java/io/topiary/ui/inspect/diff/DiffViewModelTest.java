package io.topiary.ui.inspect.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Message;
import io.topiary.core.payload.PayloadReader;
import io.topiary.core.payload.diff.ByteDiff;
import io.topiary.core.payload.diff.PathDiff;
import io.topiary.core.payload.diff.PayloadDiff;
import io.topiary.core.session.Predecessors;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionPayloads;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.testing.FakeConnection;
import io.topiary.ui.inspect.diff.DiffViewModel.Against;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffViewModelTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final Workers workers = new Workers(1);
    private final SimpleObjectProperty<@Nullable Message> inspected = new SimpleObjectProperty<>();
    private final DiffViewModel model = new DiffViewModel(
            new SessionPayloads(session, PayloadReader.PLAIN),
            new Predecessors(session, Optional::empty),
            inspected,
            workers,
            Runnable::run,
            Messages.forLocale(Locale.ENGLISH));

    @TempDir
    Path folder;

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

    private long differences() {
        return switch (model.answerProperty().get().comparison()) {
            case Comparison.None none -> -1;
            case Comparison.Lines(PayloadDiff diff) -> diff.differences();
            case Comparison.Paths(PathDiff diff, boolean identical) ->
                diff.changes().size();
            case Comparison.Bytes(ByteDiff diff) -> diff.differing();
        };
    }

    private void awaitDifferences(long count) {
        await().untilAsserted(() -> assertThat(differences()).isEqualTo(count));
    }

    private void awaitWords(String begin) {
        await().untilAsserted(() -> assertThat(model.answerProperty().get().comparison())
                .isInstanceOfSatisfying(
                        Comparison.None.class, none -> assertThat(none.why()).startsWith(begin)));
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
        assertThat(model.answerProperty().get().title()).startsWith("a, ").contains(" → b, ");
    }

    @Test
    void nobodyLooks_nothingIsCompared() {
        feed("a", "1");
        inspected.set(feed("a", "2"));
        assertThat(differences()).isEqualTo(-1);
    }

    @Test
    void form_isWhatSuits_andAnyOtherThatIsWished() {
        feed("a", "{\"t\":1,\"u\":2}");
        inspected.set(feed("a", "{\"t\":10,\"u\":2}"));
        model.setLooking(true);
        await().until(() -> model.answerProperty().get().comparison() instanceof Comparison.Paths);
        model.choose(now -> new DiffChoices(DiffForm.BYTES, "", false, false));
        await().until(() -> model.answerProperty().get().comparison() instanceof Comparison.Bytes);
        awaitDifferences(1);
        model.choose(now -> new DiffChoices(DiffForm.LINES, "", false, false));
        await().until(() -> model.answerProperty().get().comparison() instanceof Comparison.Lines);
    }

    @Test
    void paths_ignored_areLeftOut_alsoOfTheNextMessages() {
        feed("a", "{\"ts\":1,\"u\":2}");
        inspected.set(feed("a", "{\"ts\":2,\"u\":3}"));
        model.setLooking(true);
        awaitDifferences(2);
        model.choose(now -> new DiffChoices(DiffForm.AUTO, "/ts", false, false));
        awaitDifferences(1);
        inspected.set(feed("a", "{\"ts\":3,\"u\":3}"));
        awaitDifferences(0);
    }

    @Test
    void space_ignored_isNoDifferenceInLines() {
        feed("a", "one two\nthree");
        inspected.set(feed("a", "one  two\nthree "));
        model.setLooking(true);
        awaitDifferences(2);
        model.choose(now -> new DiffChoices(DiffForm.AUTO, "", true, false));
        awaitDifferences(0);
    }

    @Test
    void file_isComparedByItsBytes_andReadAnewWhenChosenAgain() throws IOException {
        Path file = folder.resolve("x.json");
        Files.writeString(file, "{\"t\":1}");
        inspected.set(feed("a", "{\"t\":2}"));
        model.setLooking(true);
        model.compareWith(file);
        awaitDifferences(1);
        assertThat(model.answerProperty().get().title()).contains("x.json");
        Files.writeString(file, "{\"t\":2}");
        model.compareWith(file);
        awaitDifferences(0);
        model.compareWith(folder.resolve("none"));
        awaitWords(folder.resolve("none") + " could not be read");
    }

    @Test
    void notBothJson_askedForPaths_saysWhyThereAreLines() {
        feed("a", "plain");
        inspected.set(feed("a", "{\"t\":2}"));
        model.choose(now -> new DiffChoices(DiffForm.PATHS, "", false, false));
        model.setLooking(true);
        awaitDifferences(3);
        assertThat(model.answerProperty().get().note()).startsWith("Not both are JSON");
    }
}
