package io.topiary.ui.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.core.tree.TopicOrder;
import io.topiary.core.tree.TreeRow;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.ManualPulse;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TreeOrderModelTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final TreeOrderModel order = new TreeOrderModel(session, tasks::add, () -> {});

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void order_arrival_isSortedInTheBackground() {
        feed("b", "a", "c");
        order.orderProperty().set(TopicOrder.ARRIVAL);
        assertThat(paths()).containsExactly("a", "b", "c");
        work();
        assertThat(paths()).containsExactly("b", "a", "c");
    }

    @Test
    void order_changedWhileSorting_theLastOneWins() {
        feed("b", "a", "c");
        order.orderProperty().set(TopicOrder.ARRIVAL);
        order.orderProperty().set(TopicOrder.NAME);
        order.orderProperty().set(TopicOrder.ACTIVITY);
        work();
        assertThat(paths()).containsExactly("c", "a", "b");
    }

    @Test
    void refresh_byCount_isSortedAgainAfterSomeSecondsOnly() {
        feed("a", "b");
        order.orderProperty().set(TopicOrder.COUNT);
        work();
        feed("b");
        order.refresh(System.nanoTime());
        work();
        assertThat(paths()).containsExactly("a", "b");

        order.refresh(inAMinute());
        work();
        assertThat(paths()).containsExactly("b", "a");
    }

    @Test
    void refresh_pointerOverTheRows_waitsUntilItIsGone() {
        feed("a", "b");
        order.orderProperty().set(TopicOrder.ACTIVITY);
        work();
        feed("a");
        order.setPointerOver(true);
        order.refresh(inAMinute());
        work();
        assertThat(paths()).containsExactly("b", "a");

        order.setPointerOver(false);
        order.refresh(inAMinute());
        work();
        assertThat(paths()).containsExactly("a", "b");
    }

    @Test
    void refresh_pointerComesWhileWaitingToBeSorted_movesNothing() {
        feed("a", "b");
        order.orderProperty().set(TopicOrder.ACTIVITY);
        work();
        feed("a");
        order.refresh(inAMinute());
        order.setPointerOver(true);
        work();
        assertThat(paths()).containsExactly("b", "a");
    }

    @Test
    void viewModel_pointerRestsOnARow_staysThereThoughNewRowsComeAbove() {
        ManualPulse pulse = new ManualPulse();
        TopicTreeViewModel model =
                new TopicTreeViewModel(session, pulse, Runnable::run, Messages.forLocale(Locale.ENGLISH));
        model.window().setCapacity(10);
        model.orderProperty().set(TopicOrder.ACTIVITY);
        feed("a", "b", "c");
        pulse.run();
        String resting = Objects.requireNonNull(model.window().row(1)).path();
        model.window().setPointerSlot(1);
        model.setPointerOver(true);
        feed("d", "e", "a");
        pulse.run();
        assertThat(model.window().row(1).path()).isEqualTo(resting);
        model.close();
    }

    private static long inAMinute() {
        return System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    }

    private void feed(String... topics) {
        for (String topic : topics) {
            connection.feed(topic, "x");
        }
        FakeConnection.settle(session);
    }

    private void work() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private List<String> paths() {
        return session.model()
                .read(model ->
                        model.tree().rows(0, 100).stream().map(TreeRow::path).toList());
    }
}
