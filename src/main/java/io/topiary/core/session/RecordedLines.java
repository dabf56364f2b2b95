package io.topiary.core.session;

import io.topiary.core.history.RecordingException;
import io.topiary.core.message.Message;
import java.util.List;
import java.util.OptionalLong;

/** Recorded messages by their place, the newest at place 0; the older ones are counted as they are needed. */
interface RecordedLines {

    /** Takes the messages before number {@code end} for all there are. */
    void upTo(long end) throws RecordingException;

    /** Goes back further; returns soon. */
    void lookOn() throws RecordingException;

    /** How many there are, as far as one has gone back. */
    long count();

    /** Whether there is nothing further back. */
    boolean isComplete();

    /** The messages from place {@code place} on, the newest first. */
    List<Message> at(long place, int most) throws RecordingException;

    /** The place of the message with the number {@code id}. */
    OptionalLong placeOf(long id) throws RecordingException;

    /** How many have the number {@code id} or a larger one; empty while one has not gone back that far. */
    OptionalLong since(long id) throws RecordingException;

    /** Number of the newest one, 0 if there is none. */
    long newest() throws RecordingException;

    /** How many messages were looked at while going back. */
    long looked();

    /** When the oldest message came that was looked at, in microseconds since 1970-01-01T00:00:00Z; 0 if that is not known. */
    long backTo();
}
