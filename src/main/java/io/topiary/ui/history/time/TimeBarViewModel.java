package io.topiary.ui.history.time;

import io.topiary.core.history.RecordedEvent;
import io.topiary.core.session.Playback;
import io.topiary.core.session.PlaybackState;
import io.topiary.core.session.RecordedSpan;
import io.topiary.core.session.SessionClock;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.ui.kit.Metronome;
import io.topiary.ui.kit.Pulse;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The time line of a recording: where on it somebody is, and how to get elsewhere. Of a session that goes on it begins at
 * now, and whoever goes elsewhere enters the past. FX thread.
 */
public final class TimeBarViewModel implements AutoCloseable {

    private final Playback playback;
    private final boolean live;
    private final String name;
    private final Executor fx;
    private final Messages messages;
    private final TimeWords words;
    private final Pulse.Refresh refresh;
    private final List<Runnable> endings;
    private final ReadOnlyObjectWrapper<RecordedSpan> span = new ReadOnlyObjectWrapper<>(RecordedSpan.NONE);
    private final ReadOnlyDoubleWrapper place = new ReadOnlyDoubleWrapper(1);
    private final ReadOnlyStringWrapper instant = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper ago = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper band = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper past = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
    private Supplier<@Nullable String> selected = () -> null;
    private boolean pastWanted;

    /**
     * The time line of what {@code playback} moves.
     *
     * @param live whether its recording is of a session that goes on
     * @param name what the recording is called, for one that does not
     */
    public TimeBarViewModel(
            Playback playback,
            boolean live,
            String name,
            Pulse pulse,
            Metronome metronome,
            Executor fx,
            Messages messages) {
        this.playback = playback;
        this.live = live;
        this.name = name;
        this.fx = fx;
        this.messages = messages;
        this.words = new TimeWords(messages, ZoneId.systemDefault());
        this.refresh = pulse.register(Pulse.TEXT, this::pull);
        this.pastWanted = !live;
        this.endings = List.of(
                playback.onChange(changed -> refresh.markDirty()), metronome.eachSecond(this::beat), refresh::close);
        pull();
    }

    // Properties

    /** What there is to be seen. */
    public ReadOnlyObjectProperty<RecordedSpan> spanProperty() {
        return span.getReadOnlyProperty();
    }

    /** Where on it the instant is that is shown, from 0 to 1. */
    public ReadOnlyDoubleProperty placeProperty() {
        return place.getReadOnlyProperty();
    }

    /** The instant that is shown, in local time. */
    public ReadOnlyStringProperty instantProperty() {
        return instant.getReadOnlyProperty();
    }

    /** How long ago that is. */
    public ReadOnlyStringProperty agoProperty() {
        return ago.getReadOnlyProperty();
    }

    /** Why nothing came of the last wish; empty if something did. */
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** What the band says over a session in the past. */
    public ReadOnlyStringProperty bandProperty() {
        return band.getReadOnlyProperty();
    }

    /** Whether the past is shown, or is to be. */
    public ReadOnlyBooleanProperty pastProperty() {
        return past.getReadOnlyProperty();
    }

    /** Whether time goes on by itself in it. */
    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    /** Whether there is a now to go back to. */
    public boolean isLive() {
        return live;
    }

    /** Who knows the topic that is stepped through; null for none. */
    public void stepThrough(Supplier<@Nullable String> topic) {
        selected = topic;
    }

    // Commands

    /** Goes to {@code newPlace}, from 0 to 1. */
    public void goTo(double newPlace) {
        place.set(newPlace);
        RecordedSpan now = span.get();
        goToInstant(now.beginMicros() + Math.round(newPlace * (now.endMicros() - now.beginMicros())));
    }

    /** Goes to an instant, in microseconds since 1970-01-01T00:00:00Z. */
    public void goToInstant(long micros) {
        if (!span.get().isEmpty()) {
            enter();
            playback.seek(micros);
        }
    }

    /** Goes to where the message with this number in the recording had just come. */
    public void goToMessage(long number) {
        enter();
        playback.seekMessage(number);
    }

    /** Goes back to now; in a file, to its end. */
    public void goToNow() {
        notice.set("");
        if (live) {
            pastWanted = false;
            playback.pause();
            pull();
        } else {
            playback.seekEnd();
        }
    }

    /** Goes to the next or the previous change of the topic selected; to the next or previous message if none is. */
    public void step(boolean forward) {
        if (span.get().isEmpty() || (forward && !pastWanted)) {
            return;
        }
        enter();
        String topic = selected.get();
        if (topic == null) {
            PlaybackState now = playback.state();
            long shown = now.shown() ? now.message() : now.span().lastMessage() + 1;
            playback.seekMessage(Math.clamp(
                    forward ? shown : shown - 2,
                    now.span().firstMessage(),
                    now.span().lastMessage()));
            return;
        }
        var _ = playback.step(topic, forward).thenAcceptAsync(found -> stepped(found, forward), fx);
    }

    /** Has time go on, or stand still. */
    public void togglePlay() {
        if (playing.get()) {
            playback.pause();
        } else if (!span.get().isEmpty()) {
            enter();
            playback.play(playback.state().speed());
        }
    }

    /** Has time go {@code factor} times as fast as it was. */
    public void setSpeed(double factor) {
        playback.setSpeed(factor);
    }

    @Override
    public void close() {
        endings.forEach(Runnable::run);
    }

    /** A speed in words. */
    String speed(double factor) {
        return words.speed(factor);
    }

    /** An event in words. */
    String event(RecordedEvent event) {
        return words.event(event, SessionClock.NOW.micros());
    }

    private void enter() {
        notice.set("");
        pastWanted = true;
    }

    private void stepped(boolean found, boolean forward) {
        if (!found) {
            notice.set(messages.get(forward ? "time.noNext" : "time.noPrevious"));
        }
        refresh.markDirty();
    }

    private void beat() {
        if (live) {
            playback.look();
        }
        pull();
    }

    private void pull() {
        PlaybackState now = playback.state();
        RecordedSpan all = now.span();
        span.set(all);
        boolean shown = pastWanted && now.shown();
        playing.set(shown && now.playing());
        long length = all.endMicros() - all.beginMicros();
        long micros = shown ? now.micros() : all.endMicros();
        describe(now, shown);
        if (playback.isMoving()) {
            // where it goes to is shown already
            return;
        }
        past.set(shown || !live);
        place.set(length <= 0 || (live && !shown) ? 1 : (double) (micros - all.beginMicros()) / length);
        Text problem = now.problem();
        if (problem != null) {
            notice.set(messages.get(problem));
        }
    }

    private void describe(PlaybackState now, boolean shown) {
        long clock = SessionClock.NOW.micros();
        if (now.span().isEmpty()) {
            instant.set(messages.get("time.empty"));
            ago.set("");
            band.set(messages.get("time.band.empty", name));
        } else if (!shown) {
            instant.set(messages.get("time.now"));
            ago.set(messages.get("time.recorded", words.instant(now.span().beginMicros(), clock)));
        } else {
            instant.set(words.instant(now.micros(), clock));
            ago.set(words.ago(now.micros(), clock));
            band.set(messages.get(live ? "time.band.live" : "time.band.file", instant.get(), ago.get(), name));
        }
    }
}
