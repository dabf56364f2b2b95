package io.topiary.core.session;

import io.topiary.core.history.PartnerReader;
import io.topiary.core.history.RecordingException;
import io.topiary.core.log.MessageLog;
import io.topiary.core.message.Message;
import io.topiary.core.text.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the responses to a request and the request of a response (MQTT 5, section 4.10): in memory, and if there is none in
 * the recording. Immutable; looking takes time and is not for the FX thread.
 *
 * @param session what is in memory
 * @param recording the file that it is recorded to or read from; empty while there is none
 */
public record Partners(Session session, Supplier<Optional<Path>> recording) {

    /** More responses to one request are not told. */
    public static final int MOST = 20;

    private static final Logger LOG = LoggerFactory.getLogger(Partners.class);
    private static final int SLICE = 10_000;

    /**
     * What was found.
     *
     * @param asksFor whether the message asks for a response
     * @param mayAnswer whether the message may be a response itself: it carries correlation data
     * @param responses to the message, the oldest first
     * @param requests that the message may answer, the newest first
     * @param byTopicOnly whether the responses are any that came on the response topic later, for want of correlation data
     * @param problem why the recording could not be looked through, or null
     */
    public record Found(
            boolean asksFor,
            boolean mayAnswer,
            List<Message> responses,
            List<Message> requests,
            boolean byTopicOnly,
            @Nullable Text problem) {

        /** Nothing to be found. */
        public static final Found NOTHING = new Found(false, false, List.of(), List.of(), false, null);

        public Found {
            responses = List.copyOf(responses);
            requests = List.copyOf(requests);
        }
    }

    /** What belongs to {@code message}. */
    public Found of(Message message) {
        String responseTopic = message.properties().responseTopic();
        byte[] correlation = message.properties().correlationData();
        boolean asks = responseTopic != null;
        boolean answers = correlation != null;
        ResponseTo response = responseTopic == null ? null : new ResponseTo(message, responseTopic, correlation);
        RequestOf request = correlation == null ? null : new RequestOf(message, correlation);
        List<Message> responses = response == null ? List.of() : inMemory(response, true);
        List<Message> requests = request == null ? List.of() : inMemory(request, false);
        boolean byTopicOnly = asks && !answers;
        Optional<Path> file = asks || answers ? recording.get() : Optional.empty();
        if (correlation == null || file.isEmpty()) {
            return new Found(asks, answers, responses, requests, byTopicOnly, null);
        }
        try {
            PartnerReader reader = new PartnerReader(file.get());
            if (response != null && responses.isEmpty()) {
                responses = reader.after(message.timeMicros(), response.topic(), correlation, MOST + 1).stream()
                        .filter(response)
                        .limit(MOST)
                        .toList();
            }
            if (request != null && requests.isEmpty()) {
                requests = reader.before(message.timeMicros(), correlation, MOST + 1).stream()
                        .filter(request)
                        .limit(MOST)
                        .toList();
            }
            return new Found(asks, answers, responses, requests, byTopicOnly, null);
        } catch (RecordingException e) {
            LOG.warn("partners of a message can't be looked for in its recording: {}", e.toString());
            return new Found(asks, answers, responses, requests, byTopicOnly, e.text());
        }
    }

    /** Messages that may answer {@code request}. */
    private record ResponseTo(Message request, String topic, byte @Nullable [] correlation)
            implements Predicate<Message> {

        @Override
        public boolean test(Message other) {
            return other.timeMicros() >= request.timeMicros()
                    && other.topic().equals(topic)
                    && !isSame(other, request)
                    && (correlation == null
                            || Arrays.equals(correlation, other.properties().correlationData()));
        }
    }

    /** Messages that {@code response} may answer. */
    private record RequestOf(Message response, byte[] correlation) implements Predicate<Message> {

        @Override
        public boolean test(Message other) {
            return other.timeMicros() <= response.timeMicros()
                    && response.topic().equals(other.properties().responseTopic())
                    && !isSame(other, response)
                    && Arrays.equals(correlation, other.properties().correlationData());
        }
    }

    private static boolean isSame(Message one, Message other) {
        return one.timeMicros() == other.timeMicros()
                && one.topic().equals(other.topic())
                && one.direction() == other.direction()
                && one.sequence() == other.sequence();
    }

    /** Looks from one end of the log to the other, in slices of the model's lock. */
    private List<Message> inMemory(Predicate<Message> wanted, boolean oldestFirst) {
        List<Message> found = new ArrayList<>();
        Model model = session.model();
        long at = oldestFirst ? Long.MIN_VALUE : Long.MAX_VALUE;
        boolean more = true;
        while (more && found.size() < MOST) {
            long begin = at;
            at = model.read(all -> look(all.log(), begin, wanted, oldestFirst, found));
            long now = at;
            more = model.read(
                    all -> oldestFirst ? now < all.log().end() : now > all.log().oldest());
        }
        return found;
    }

    /** @return where to go on */
    private static long look(
            MessageLog log, long at, Predicate<Message> wanted, boolean oldestFirst, List<Message> found) {
        long on = oldestFirst ? log.after(at, SLICE) : log.before(at, SLICE);
        List<Message> slice =
                oldestFirst ? log.range(at, on) : log.range(on, at).reversed();
        slice.stream().filter(wanted).limit(MOST - found.size()).forEach(found::add);
        return on;
    }
}
