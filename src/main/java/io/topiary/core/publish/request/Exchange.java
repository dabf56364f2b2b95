package io.topiary.core.publish.request;

import io.topiary.core.text.Text;

/**
 * A request and what came of it.
 *
 * @param number number of the request, from 1
 * @param topic where it went
 * @param request its payload; shared, nobody changes it
 * @param result what came of it
 */
public record Exchange(int number, String topic, byte[] request, Result result) {

    /** What came of a request. */
    public sealed interface Result {

        /**
         * A reply.
         *
         * @param nanos from handing over the request to the arrival of the reply
         * @param topic where it came
         * @param payload shared, nobody changes it
         */
        record Replied(long nanos, String topic, byte[] payload) implements Result {}

        /** No reply in time. */
        record TimedOut() implements Result {}

        /** The request did not leave. */
        record NotAsked(Text why) implements Result {}

        /** The link ended before the broker had acknowledged it: nobody knows whether it was asked. */
        record Unknown(Text why) implements Result {}
    }
}
