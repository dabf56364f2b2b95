package io.topiary.core.session;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.Arrivals;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a broker delivers a message once for each of several subscriptions that match it, as it may (MQTT 5,
 * section 3.3.4). Nothing is taken away: what came twice is counted twice, and this tells how much that is.
 *
 * <p>Copies come one directly after the other and are alike. A device may say the same twice too; but a broker that makes
 * copies makes them of every message, so nothing is told unless nine of ten messages that could come more than once did.
 * What has the RETAIN flag is passed over: stored messages come subscription by subscription. While no subscriptions overlap
 * this costs nothing. Written by the network thread and by whoever changes the subscriptions; any thread may ask.
 */
final class Repeats {

    private static final int FEW = 3;
    private static final int ONE_IN = 10;

    private volatile @Nullable Overlap overlap;

    /** Subscriptions of which some overlap, and what came since. Its own lock guards it. */
    private static final class Overlap {

        private final List<TopicFilter> filters;
        private final TopicFilter first;
        private final TopicFilter second;
        private String topic = "";
        private byte[] payload = {};
        private MessageProperties properties = MessageProperties.NONE;
        private int room;
        private boolean alone;
        private long messages;
        private long alones;
        private long copies;

        private Overlap(List<TopicFilter> filters, TopicFilter first, TopicFilter second) {
            this.filters = filters;
            this.first = first;
            this.second = second;
        }

        private synchronized void see(String newTopic, byte[] newPayload, MessageProperties newProperties) {
            if (room > 0
                    && newTopic.equals(topic)
                    && Arrays.equals(newPayload, payload)
                    && alike(newProperties, properties)) {
                room--;
                copies++;
                alone = false;
                return;
            }
            alones += alone ? 1 : 0;
            int matching = 0;
            for (TopicFilter filter : filters) {
                matching += filter.matches(newTopic) ? 1 : 0;
            }
            room = matching - 1;
            alone = matching > 1;
            messages += alone ? 1 : 0;
            topic = newTopic;
            payload = newPayload;
            properties = newProperties;
        }

        private synchronized Optional<Repeated> told() {
            return copies >= FEW && alones * ONE_IN <= messages
                    ? Optional.of(new Repeated(copies, first, second))
                    : Optional.empty();
        }
    }

    /** These are subscribed to from now on. */
    void follow(List<Subscription> subscriptions) {
        List<TopicFilter> filters = subscriptions.stream()
                .filter(Subscription::enabled)
                .map(Subscription::filter)
                .filter(filter -> !filter.isShared())
                .toList();
        Overlap before = overlap;
        if (before == null || !before.filters.equals(filters)) {
            overlap = overlapOf(filters);
        }
    }

    /** Messages came. */
    void see(Arrivals arrivals) {
        Overlap now = overlap;
        if (now == null) {
            return;
        }
        for (int i = 0; i < arrivals.count(); i++) {
            if (!arrivals.retained(i)) {
                now.see(arrivals.topic(i), arrivals.payload(i), arrivals.properties(i));
            }
        }
    }

    /** What came more than once; empty if the broker makes no copies, as far as is known. */
    Optional<Repeated> told() {
        Overlap now = overlap;
        return now == null ? Optional.empty() : now.told();
    }

    private static @Nullable Overlap overlapOf(List<TopicFilter> filters) {
        for (int i = 0; i < filters.size(); i++) {
            for (int j = i + 1; j < filters.size(); j++) {
                if (filters.get(i).overlaps(filters.get(j))) {
                    return new Overlap(filters, filters.get(i), filters.get(j));
                }
            }
        }
        return null;
    }

    private static boolean alike(MessageProperties a, MessageProperties b) {
        return Arrays.equals(a.correlationData(), b.correlationData())
                && Objects.equals(a.contentType(), b.contentType())
                && Objects.equals(a.responseTopic(), b.responseTopic())
                && Objects.equals(a.messageExpirySeconds(), b.messageExpirySeconds())
                && a.payloadFormat() == b.payloadFormat()
                && a.userProperties().equals(b.userProperties());
    }
}
