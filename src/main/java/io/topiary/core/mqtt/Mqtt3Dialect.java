package io.topiary.core.mqtt;

import com.hivemq.client.mqtt.MqttClientBuilder;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttTopic;
import com.hivemq.client.mqtt.datatypes.MqttUtf8String;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3MessageException;
import com.hivemq.client.mqtt.mqtt3.message.auth.Mqtt3SimpleAuth;
import com.hivemq.client.mqtt.mqtt3.message.connect.Mqtt3Connect;
import com.hivemq.client.mqtt.mqtt3.message.connect.Mqtt3ConnectBuilder;
import com.hivemq.client.mqtt.mqtt3.message.connect.connack.Mqtt3ConnAck;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscribe;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscription;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.suback.Mqtt3SubAck;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.suback.Mqtt3SubAckReturnCode;
import com.hivemq.client.mqtt.mqtt3.message.unsubscribe.Mqtt3Unsubscribe;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Secret;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** MQTT 3.1.1: what it does not know is left out, what it does not tell is filled in with its fixed values. */
final class Mqtt3Dialect implements MqttDialect {

    private final Mqtt3AsyncClient client;

    Mqtt3Dialect(MqttClientBuilder builder) {
        this.client = builder.useMqttVersion3().buildAsync();
    }

    @Override
    public void receive(TopicNames names, Inlet inlet) {
        client.publishes(
                MqttGlobalPublishFilter.ALL,
                publish -> inlet.arrived(
                        names.of(publish.getTopic()),
                        publish.getPayloadAsBytes(),
                        Qos.of(publish.getQos().getCode()),
                        publish.isRetain(),
                        MessageProperties.NONE));
    }

    @Override
    public CompletableFuture<BrokerLimits> connect(ConnectOptions options) {
        return client.connect(connectMessage(options)).thenApply(connAck -> limits(options, connAck));
    }

    private static Mqtt3Connect connectMessage(ConnectOptions options) {
        SessionOptions session = options.session();
        Mqtt3ConnectBuilder connect =
                Mqtt3Connect.builder().cleanSession(session.cleanStart()).keepAlive(session.keepAliveSeconds());
        Mqtt3SimpleAuth login = login(options.login());
        if (login != null) {
            connect = connect.simpleAuth(login);
        }
        Will will = options.will();
        if (will != null) {
            connect = connect.willPublish(publishMessage(will.message()));
        }
        return connect.build();
    }

    private static @Nullable Mqtt3SimpleAuth login(Login login) {
        String user = login.user();
        if (user == null) {
            return null;
        }
        var builder = Mqtt3SimpleAuth.builder().username(MqttUtf8String.of(user));
        Secret password = login.password();
        return (password == null ? builder : builder.password(password.utf8())).build();
    }

    private static BrokerLimits limits(ConnectOptions options, Mqtt3ConnAck connAck) {
        SessionOptions asked = options.session();
        return new BrokerLimits(
                ProtocolVersion.V3_1_1,
                null,
                null,
                connAck.isSessionPresent(),
                options.login().clientId(),
                asked.keepAliveSeconds(),
                0,
                65_535,
                SessionOptions.LARGEST_PACKET_BYTES,
                0,
                Qos.EXACTLY_ONCE,
                true,
                true,
                true,
                false,
                null,
                null,
                List.of());
    }

    @Override
    public CompletableFuture<BrokerAnswer> subscribe(List<Subscription> subscriptions) {
        Mqtt3Subscribe message = Mqtt3Subscribe.builder()
                .addSubscriptions(subscriptions.stream().map(Mqtt3Dialect::subscription))
                .build();
        return client.subscribe(message).thenApply(Mqtt3Dialect::answer);
    }

    private static Mqtt3Subscription subscription(Subscription subscription) {
        return Mqtt3Subscription.builder()
                .topicFilter(Mqtt5Messages.filter(subscription.filter()))
                .qos(Mqtt5Messages.qos(subscription.qos()))
                .build();
    }

    @Override
    public CompletableFuture<BrokerAnswer> unsubscribe(List<TopicFilter> filters) {
        Mqtt3Unsubscribe message = Mqtt3Unsubscribe.builder()
                .addTopicFilters(filters.stream().map(Mqtt5Messages::filter))
                .build();
        // 3.1.1 has no codes in UNSUBACK: the packet itself is the yes
        return client.unsubscribe(message)
                .thenApply(done -> new BrokerAnswer(
                        PacketKind.UNSUBACK,
                        ProtocolVersion.V3_1_1,
                        filters.stream().map(filter -> 0).toList(),
                        null,
                        null));
    }

    @Override
    public CompletableFuture<BrokerAnswer> publish(PublishRequest request) {
        return client.publish(publishMessage(request))
                .thenApply(done -> BrokerAnswer.of(PacketKind.PUBACK, ProtocolVersion.V3_1_1, 0));
    }

    private static Mqtt3Publish publishMessage(PublishRequest request) {
        return Mqtt3Publish.builder()
                .topic(MqttTopic.of(request.topic().name()))
                .payload(request.content())
                .qos(Mqtt5Messages.qos(request.qos()))
                .retain(request.retain())
                .build();
    }

    @Override
    public CompletableFuture<Void> disconnect() {
        return client.disconnect();
    }

    @Override
    public Optional<BrokerAnswer> answerIn(Throwable cause) {
        if (!(cause instanceof Mqtt3MessageException exception)) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch (exception.getMqttMessage()) {
                    case Mqtt3ConnAck connAck ->
                        BrokerAnswer.of(
                                PacketKind.CONNACK,
                                ProtocolVersion.V3_1_1,
                                connAck.getReturnCode().getCode());
                    case Mqtt3SubAck subAck -> answer(subAck);
                    default -> null;
                });
    }

    @Override
    public Throwable explained(Throwable cause) {
        return cause;
    }

    private static BrokerAnswer answer(Mqtt3SubAck subAck) {
        List<Integer> codes = subAck.getReturnCodes().stream()
                .map(Mqtt3SubAckReturnCode::getCode)
                .toList();
        return new BrokerAnswer(PacketKind.SUBACK, ProtocolVersion.V3_1_1, codes, null, null);
    }
}
