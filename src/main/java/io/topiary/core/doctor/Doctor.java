package io.topiary.core.doctor;

import io.topiary.core.mqtt.ConnectOptions;
import java.util.function.Consumer;

/** Takes an attempt to connect apart and says of each step what it found. Any thread may call it. */
public interface Doctor {

    /**
     * Begins to examine what a connection with {@code options} comes to; returns at once.
     *
     * <p>The examination connects under a client identifier of its own, made of the profile's and a random end, with a
     * clean start, no session kept and no will: it does not throw out a session that is open under the profile's. It
     * leaves nothing behind on the broker and ends with DISCONNECT.
     *
     * @param options complete: with passwords and client identifier put in
     * @param listener told of each step when it begins ({@link Outcome#RUNNING}) and when it is over, on threads of the
     *     examination, one call after the other, never on the caller's; it returns quickly. A step may be told of once
     *     more, and the newest finding counts: one that failed, when it is known a second later what helps, and TLS when
     *     the broker refuses the client's certificate only after the handshake. After {@link Examination#cancel()} at
     *     most the call under way comes to its end
     */
    Examination examine(ConnectOptions options, Consumer<Finding> listener);
}
