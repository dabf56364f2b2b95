package io.topiary.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Message;
import io.topiary.core.tree.TreeRow;
import io.topiary.testing.FakeConnection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocalClearingTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();

    @AfterEach
    void close() {
        session.close();
    }

    private void feed(String... topics) {
        for (String topic : topics) {
            connection.feed(topic, "x");
        }
        FakeConnection.settle(session);
    }

    private List<String> logged() {
        return session.model().read(model -> model.log().range(0, Long.MAX_VALUE)).stream()
                .map(Message::topic)
                .toList();
    }

    private List<String> shown() {
        return session.model().read(model -> {
            model.tree().expandAll("", 1_000);
            return model.tree().rows(0, 1_000).stream().map(TreeRow::path).toList();
        });
    }

    @Test
    void clear_subtree_isGoneFromTreeAndLog_andTheBooksBalance() {
        feed("a/b", "a", "ab", "a/b/c", "a/b");
        LocalClearing.Cleared cleared = new LocalClearing(session, "a/b", true).clear();
        assertThat(cleared).isEqualTo(new LocalClearing.Cleared(2, 3));
        assertThat(shown()).containsExactly("a", "ab");
        assertThat(logged()).containsExactly("a", "ab");
        Books books = session.books();
        assertThat(books.balanced()).isTrue();
        assertThat(List.of(books.inTree(), books.cleared(), (long) books.topics(), (long) books.inMemory()))
                .isEqualTo(List.of(5L, 3L, 2L, 2L));
    }

    @Test
    void clear_topicAlone_leavesWhatIsBelow() {
        feed("a", "a/b", "a");
        assertThat(new LocalClearing(session, "a", false).clear()).isEqualTo(new LocalClearing.Cleared(1, 2));
        assertThat(shown()).containsExactly("a", "a/b");
        assertThat(logged()).containsExactly("a/b");
    }

    @Test
    void undo_putsAllBackWhereItWas_andKeepsWhatCameMeanwhile() {
        feed("a/b", "z", "a/c", "a/b");
        LocalClearing clearing = new LocalClearing(session, "a", true);
        clearing.clear();
        feed("a/b", "y");
        clearing.undo();
        assertThat(logged()).containsExactly("a/b", "z", "a/c", "a/b", "a/b", "y");
        long messages = session.model()
                .read(model -> model.tree().row("a/b").orElseThrow().messages());
        assertThat(messages).isEqualTo(3);
        Books books = session.books();
        assertThat(List.of(books.cleared(), books.inTree(), (long) books.inMemory()))
                .isEqualTo(List.of(0L, 6L, 6L));
        assertThat(books.balanced()).isTrue();
    }

    @Test
    void clear_whileMessagesFlood_losesNothingAndKeepsTheBooks() {
        CompletableFuture<Void> flood = CompletableFuture.runAsync(() -> {
            Random random = new Random(3);
            for (int i = 0; i < 100_000; i++) {
                connection.feed("a/" + random.nextInt(20) + "/" + random.nextInt(500), "x");
            }
        });
        while (!flood.isDone()) {
            LocalClearing clearing = new LocalClearing(session, "a/3", true);
            clearing.clear();
            assertThat(session.books().balanced()).isTrue();
            clearing.undo();
            assertThat(session.books().balanced()).isTrue();
        }
        flood.join();
        FakeConnection.settle(session);
        Books books = session.books();
        assertThat(List.of(books.received(), books.inTree() + books.skipped(), books.cleared()))
                .isEqualTo(List.of(100_000L, 100_000L, 0L));
        long counted = session.model()
                .read(model -> model.tree().row("a").orElseThrow().messagesBelow());
        assertThat(counted).isEqualTo(books.inTree());
    }

    @Test
    void clear_tellsWhoeverLooks() {
        feed("a");
        CompletableFuture<Boolean> told = new CompletableFuture<>();
        session.onDirty(changed -> told.complete(true));
        new LocalClearing(session, "a", true).clear();
        assertThat(told).isCompleted();
    }
}
