package io.topiary.core.message;

/**
 * What is asked of the broker for one topic filter (MQTT 5, section 3.8.3.1; 3.1.1 knows filter and QoS only).
 *
 * @param filter which topics
 * @param qos the highest quality of service wanted
 * @param noLocal whether the broker is to keep back what this client published itself
 * @param retainAsPublished whether live messages keep their RETAIN flag
 * @param retainHandling when stored messages are sent
 * @param enabled whether it is made at all; one that is switched off is kept for later
 */
public record Subscription(
        TopicFilter filter,
        Qos qos,
        boolean noLocal,
        boolean retainAsPublished,
        RetainHandling retainHandling,
        boolean enabled) {

    /** The filter with the defaults: own messages too, RETAIN flag kept, stored messages sent. */
    public static Subscription of(TopicFilter filter, Qos qos) {
        return new Subscription(filter, qos, false, true, RetainHandling.SEND, true);
    }

    /** The same switched on or off. */
    public Subscription withEnabled(boolean newEnabled) {
        return new Subscription(filter, qos, noLocal, retainAsPublished, retainHandling, newEnabled);
    }
}
