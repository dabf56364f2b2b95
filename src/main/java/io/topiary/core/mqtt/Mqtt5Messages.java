package io.topiary.core.mqtt;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.datatypes.MqttTopic;
import com.hivemq.client.mqtt.datatypes.MqttTopicFilter;
import com.hivemq.client.mqtt.datatypes.MqttUtf8String;
import com.hivemq.client.mqtt.mqtt5.datatypes.Mqtt5UserProperties;
import com.hivemq.client.mqtt.mqtt5.datatypes.Mqtt5UserPropertiesBuilder;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PayloadFormatIndicator;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishBuilder;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5WillPublish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5RetainHandling;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscription;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PayloadFormat;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.message.UserProperty;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Translates messages between Topiary's types and those of the client library's MQTT 5 side. */
final class Mqtt5Messages {

    private Mqtt5Messages() {}

    static MqttQos qos(Qos qos) {
        return switch (qos) {
            case AT_MOST_ONCE -> MqttQos.AT_MOST_ONCE;
            case AT_LEAST_ONCE -> MqttQos.AT_LEAST_ONCE;
            case EXACTLY_ONCE -> MqttQos.EXACTLY_ONCE;
        };
    }

    static MqttTopicFilter filter(TopicFilter filter) {
        return MqttTopicFilter.of(filter.filter());
    }

    static Mqtt5Subscription subscription(Subscription subscription) {
        Mqtt5RetainHandling handling = switch (subscription.retainHandling()) {
            case SEND -> Mqtt5RetainHandling.SEND;
            case SEND_IF_NEW -> Mqtt5RetainHandling.SEND_IF_SUBSCRIPTION_DOES_NOT_EXIST;
            case DO_NOT_SEND -> Mqtt5RetainHandling.DO_NOT_SEND;
        };
        return Mqtt5Subscription.builder()
                .topicFilter(filter(subscription.filter()))
                .qos(qos(subscription.qos()))
                // "No local" on a shared subscription is a protocol error (MQTT 5, section 3.8.3.1)
                .noLocal(subscription.noLocal() && !subscription.filter().isShared())
                .retainAsPublished(subscription.retainAsPublished())
                .retainHandling(handling)
                .build();
    }

    static Mqtt5Publish publish(PublishRequest request) {
        MessageProperties properties = request.properties();
        Mqtt5PublishBuilder.Complete publish = Mqtt5Publish.builder()
                .topic(MqttTopic.of(request.topic().name()))
                // what lies outside the heap goes to the socket without a copy in it
                .payload(request.content())
                .qos(qos(request.qos()))
                .retain(request.retain());
        if (properties.isEmpty()) {
            return publish.build();
        }
        String contentType = properties.contentType();
        if (contentType != null) {
            publish = publish.contentType(MqttUtf8String.of(contentType));
        }
        String responseTopic = properties.responseTopic();
        if (responseTopic != null) {
            publish = publish.responseTopic(MqttTopic.of(responseTopic));
        }
        byte[] correlationData = properties.correlationData();
        if (correlationData != null) {
            publish = publish.correlationData(correlationData);
        }
        Long expiry = properties.messageExpirySeconds();
        if (expiry != null) {
            publish = publish.messageExpiryInterval(expiry);
        }
        PayloadFormat format = properties.payloadFormat();
        if (format != null) {
            publish = publish.payloadFormatIndicator(
                    format == PayloadFormat.UTF_8
                            ? Mqtt5PayloadFormatIndicator.UTF_8
                            : Mqtt5PayloadFormatIndicator.UNSPECIFIED);
        }
        return publish.userProperties(userProperties(properties.userProperties()))
                .build();
    }

    static Mqtt5WillPublish will(Will will) {
        return publish(will.message())
                .asWill()
                .extendAsWill()
                .delayInterval(will.delaySeconds())
                .build();
    }

    static Mqtt5UserProperties userProperties(List<UserProperty> properties) {
        Mqtt5UserPropertiesBuilder builder = Mqtt5UserProperties.builder();
        for (UserProperty property : properties) {
            builder = builder.add(MqttUtf8String.of(property.name()), MqttUtf8String.of(property.value()));
        }
        return builder.build();
    }

    static List<UserProperty> userProperties(Mqtt5UserProperties properties) {
        // called for every message: nearly all have none, and an empty stream is not free
        return properties.asList().isEmpty()
                ? List.of()
                : properties.asList().stream()
                        .map(property -> new UserProperty(
                                property.getName().toString(),
                                property.getValue().toString()))
                        .toList();
    }

    static MessageProperties properties(Mqtt5Publish publish) {
        String contentType =
                publish.getContentType().map(MqttUtf8String::toString).orElse(null);
        String responseTopic =
                publish.getResponseTopic().map(MqttTopic::toString).orElse(null);
        byte[] correlationData =
                publish.getCorrelationData().map(Mqtt5Messages::bytes).orElse(null);
        OptionalLong expiry = publish.getMessageExpiryInterval();
        PayloadFormat format = publish.getPayloadFormatIndicator()
                .map(Mqtt5Messages::payloadFormat)
                .orElse(null);
        List<UserProperty> user = userProperties(publish.getUserProperties());
        boolean none = contentType == null
                && responseTopic == null
                && correlationData == null
                && expiry.isEmpty()
                && format == null
                && user.isEmpty();
        // most messages have none: asked before, or each would leave a record behind
        return none
                ? MessageProperties.NONE
                : new MessageProperties(
                        contentType,
                        responseTopic,
                        correlationData,
                        expiry.isPresent() ? expiry.getAsLong() : null,
                        format,
                        user);
    }

    private static PayloadFormat payloadFormat(Mqtt5PayloadFormatIndicator indicator) {
        return indicator == Mqtt5PayloadFormatIndicator.UTF_8 ? PayloadFormat.UTF_8 : PayloadFormat.UNSPECIFIED;
    }

    private static byte @Nullable [] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
