package io.topiary.ui.app;

import io.topiary.core.history.Recorder;
import io.topiary.core.history.RecordingBudget;
import io.topiary.core.history.RecordingLine;
import io.topiary.core.history.RecordingState;
import io.topiary.core.session.Books;
import io.topiary.core.session.Session;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import java.time.Duration;
import java.util.Optional;

/** What is said about the recording of a session. Any thread. */
final class RecordingWords {

    /** How well it goes. */
    enum Mood {
        OFF,
        RECORDING,
        /** Something is missing in the recording. */
        SHEDDING,
        WAITING
    }

    private final Session session;
    private final Messages messages;
    private final Amounts amounts;

    RecordingWords(Session session, Messages messages) {
        this.session = session;
        this.messages = messages;
        this.amounts = new Amounts(messages);
    }

    Mood mood() {
        return session.recording()
                .map(line -> line.recorder().state() instanceof RecordingState.Waiting
                        ? Mood.WAITING
                        : line.counts().shed() > 0 ? Mood.SHEDDING : Mood.RECORDING)
                .orElse(Mood.OFF);
    }

    /** In a few words. */
    String brief() {
        return session.recording().map(this::brief).orElseGet(() -> messages.get("status.rec.off"));
    }

    private String brief(RecordingLine line) {
        String state = switch (line.recorder().state()) {
            case RecordingState.Opening() -> messages.get("status.rec.opening");
            case RecordingState.Recording(long bytes) -> messages.get("status.rec", amounts.bytes(bytes));
            case RecordingState.Waiting(Text _) -> messages.get("status.rec.waiting");
            case RecordingState.Closed() -> messages.get("status.rec.off");
        };
        long shed = line.counts().shed();
        return shed == 0 ? state : messages.get("status.rec.shed", state, shed);
    }

    /** Everything about it, in several lines. */
    String full() {
        return session.recording().map(this::full).orElseGet(() -> messages.get("status.rec.off.tip"));
    }

    private String full(RecordingLine line) {
        Recorder recorder = line.recorder();
        Books books = session.books();
        String told = messages.get(
                "status.rec.tip",
                recorder.file().toString(),
                books.recorded(),
                books.shed(),
                books.recorderDepth(),
                recorder.pruned(),
                budget(recorder.budget()));
        return why().map(text -> messages.get(text) + "\n\n" + told).orElse(told);
    }

    private String budget(RecordingBudget budget) {
        String size = budget.bytes() == 0
                ? messages.get("status.rec.anySize")
                : messages.get("status.rec.size", amounts.bytes(budget.bytes()));
        Duration age = budget.age();
        return age == null ? size : messages.get("status.rec.age", size, age.toDays());
    }

    /** Why nothing is recorded although it should be; empty if it is. */
    Optional<Text> why() {
        return session.recording()
                .map(line -> line.recorder().state())
                .filter(RecordingState.Waiting.class::isInstance)
                .map(state -> ((RecordingState.Waiting) state).why());
    }

    /** What became of the messages and of older ones, for the status line; empty while nothing was recorded. */
    String counts(Books books) {
        long pruned = session.recording().map(line -> line.recorder().pruned()).orElse(0L);
        return books.recorded() + books.shed() == 0
                ? ""
                : messages.get("status.recorded", books.recorded(), books.shed(), pruned);
    }
}
