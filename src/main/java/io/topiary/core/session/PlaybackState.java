package io.topiary.core.session;

import io.topiary.core.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Where a playback stands, as of one moment. Immutable.
 *
 * @param span what there is to be seen
 * @param micros the instant that is shown, in microseconds since 1970-01-01T00:00:00Z
 * @param message number of the first message that is not shown
 * @param shown whether anything is shown yet
 * @param playing whether it goes on by itself
 * @param speed how fast, 1 as it was
 * @param problem why the last wish could not be fulfilled, null if it was
 */
public record PlaybackState(
        RecordedSpan span,
        long micros,
        long message,
        boolean shown,
        boolean playing,
        double speed,
        @Nullable Text problem) {

    /** Before anything was looked at. */
    static final PlaybackState NONE = new PlaybackState(RecordedSpan.NONE, 0, 0, false, false, 1, null);

    PlaybackState with(RecordedSpan newSpan) {
        return new PlaybackState(newSpan, micros, message, shown, playing, speed, problem);
    }

    PlaybackState at(long newMicros, long newMessage) {
        return new PlaybackState(span, newMicros, newMessage, true, playing, speed, null);
    }

    PlaybackState going(boolean nowPlaying, double newSpeed) {
        return new PlaybackState(span, micros, message, shown, nowPlaying, newSpeed, problem);
    }

    PlaybackState failed(Text why) {
        return new PlaybackState(span, micros, message, shown, false, speed, why);
    }
}
