package io.topiary.demo.fleet;

import io.topiary.demo.broker.LocalClient;
import io.topiary.demo.broker.Message;
import io.topiary.demo.broker.PublishProperties;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One device's connection, with the ways devices publish. On the broker's loop only. */
final class Station {
    private final LocalClient client;
    private final Payloads payloads;

    Station(LocalClient client, Payloads payloads) {
        this.client = client;
        this.payloads = payloads;
    }

    void subscribe(String filter) {
        client.subscribe(filter);
    }

    void text(String topic, String text) {
        send(topic, Payloads.utf8(text), false, null);
    }

    void retainedText(String topic, String text) {
        send(topic, Payloads.utf8(text), true, null);
    }

    void json(String topic, Map<String, ?> fields) {
        send(topic, payloads.json(fields), false, null);
    }

    void retainedJson(String topic, Object value) {
        send(topic, payloads.json(value), true, null);
    }

    /** Publishes bytes with a content type. */
    void send(String topic, byte[] payload, boolean retain, @Nullable String contentType) {
        client.publish(new Message(topic, payload, 0, retain, PublishProperties.contentType(contentType)));
    }

    void publish(Message message) {
        client.publish(message);
    }

    /** Breaks the connection; the will is published. */
    void fail() {
        client.fail();
    }
}
