package io.topiary.core.mqtt;

import com.hivemq.client.mqtt.MqttClientBuilder;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttClientIdentifier;
import com.hivemq.client.mqtt.datatypes.MqttUtf8String;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5MessageException;
import com.hivemq.client.mqtt.mqtt5.message.Mqtt5ReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuthBuilder;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5ConnectBuilder;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckRestrictions;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5Disconnect;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAck;
import com.hivemq.client.mqtt.mqtt5.message.publish.pubrec.Mqtt5PubRec;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.suback.Mqtt5SubAck;
import com.hivemq.client.mqtt.mqtt5.message.unsubscribe.Mqtt5Unsubscribe;
import com.hivemq.client.mqtt.mqtt5.message.unsubscribe.unsuback.Mqtt5UnsubAck;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** MQTT 5. */
final class Mqtt5Dialect implements MqttDialect {

    private final Mqtt5AsyncClient client;
    private volatile @Nullable ScramLogin scram;

    Mqtt5Dialect(MqttClientBuilder builder) {
        this.client = builder.useMqttVersion5()
                .advancedConfig()
                // The standard leaves it to the client; brokers that ask for a login to be renewed get one
                .allowServerReAuth(true)
                .validatePayloadFormat(false)
                .applyAdvancedConfig()
                .buildAsync();
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
                        Mqtt5Messages.properties(publish)));
    }

    @Override
    public CompletableFuture<BrokerLimits> connect(ConnectOptions options) {
        Mqtt5Connect message = connectMessage(options);
        Login login = options.login();
        if (login.method() != Login.Method.PLAIN) {
            int seconds = Math.ceilDiv(options.session().connectTimeoutMillis(), 1_000);
            ScramLogin mechanism = new ScramLogin(login, seconds);
            scram = mechanism;
            message = message.extend().enhancedAuth(mechanism).build();
        }
        return client.connect(message).thenApply(connAck -> limits(options, connAck));
    }

    private static Mqtt5Connect connectMessage(ConnectOptions options) {
        SessionOptions session = options.session();
        SessionOptions.Receiving receiving = session.receiving();
        Mqtt5ConnectBuilder connect = Mqtt5Connect.builder()
                .cleanStart(session.cleanStart())
                .keepAlive(session.keepAliveSeconds())
                .sessionExpiryInterval(session.sessionExpirySeconds())
                .userProperties(Mqtt5Messages.userProperties(session.userProperties()))
                .restrictions()
                .receiveMaximum(receiving.receiveMaximum())
                .maximumPacketSize(receiving.maximumPacketBytes())
                .topicAliasMaximum(receiving.topicAliasMaximum())
                .requestProblemInformation(receiving.problemInformation())
                .requestResponseInformation(receiving.responseInformation())
                .applyRestrictions();
        Mqtt5SimpleAuth login = options.login().method() == Login.Method.PLAIN ? simpleAuth(options.login()) : null;
        if (login != null) {
            connect = connect.simpleAuth(login);
        }
        Will will = options.will();
        if (will != null) {
            connect = connect.willPublish(Mqtt5Messages.will(will));
        }
        return connect.build();
    }

    private static @Nullable Mqtt5SimpleAuth simpleAuth(Login login) {
        Mqtt5SimpleAuthBuilder builder = Mqtt5SimpleAuth.builder();
        Mqtt5SimpleAuthBuilder.@Nullable Complete complete = null;
        String user = login.user();
        if (user != null) {
            complete = builder.username(MqttUtf8String.of(user));
        }
        var password = login.password();
        if (password != null) {
            complete = (complete == null ? builder : complete).password(password.utf8());
        }
        return complete == null ? null : complete.build();
    }

    private static BrokerLimits limits(ConnectOptions options, Mqtt5ConnAck connAck) {
        Mqtt5ConnAckRestrictions granted = connAck.getRestrictions();
        SessionOptions asked = options.session();
        return new BrokerLimits(
                ProtocolVersion.V5,
                null,
                null,
                connAck.isSessionPresent(),
                connAck.getAssignedClientIdentifier()
                        .map(MqttClientIdentifier::toString)
                        .orElse(options.login().clientId()),
                connAck.getServerKeepAlive().orElse(asked.keepAliveSeconds()),
                connAck.getSessionExpiryInterval().orElse(asked.sessionExpirySeconds()),
                granted.getReceiveMaximum(),
                granted.getMaximumPacketSize(),
                granted.getTopicAliasMaximum(),
                Qos.of(granted.getMaximumQos().getCode()),
                granted.isRetainAvailable(),
                granted.isWildcardSubscriptionAvailable(),
                granted.isSharedSubscriptionAvailable(),
                granted.areSubscriptionIdentifiersAvailable(),
                escaped(connAck.getResponseInformation()),
                escaped(connAck.getReasonString()),
                Mqtt5Messages.userProperties(connAck.getUserProperties()));
    }

    private static @Nullable String escaped(Optional<MqttUtf8String> text) {
        return text.map(Object::toString).map(BrokerText::escape).orElse(null);
    }

    @Override
    public CompletableFuture<BrokerAnswer> subscribe(List<Subscription> subscriptions) {
        Mqtt5Subscribe message = Mqtt5Subscribe.builder()
                .addSubscriptions(subscriptions.stream().map(Mqtt5Messages::subscription))
                .build();
        return client.subscribe(message).thenApply(Mqtt5Dialect::answer);
    }

    @Override
    public CompletableFuture<BrokerAnswer> unsubscribe(List<TopicFilter> filters) {
        Mqtt5Unsubscribe message = Mqtt5Unsubscribe.builder()
                .addTopicFilters(filters.stream().map(Mqtt5Messages::filter))
                .build();
        return client.unsubscribe(message).thenApply(Mqtt5Dialect::answer);
    }

    @Override
    public CompletableFuture<BrokerAnswer> publish(PublishRequest request) {
        return client.publish(Mqtt5Messages.publish(request)).thenCompose(Mqtt5Dialect::published);
    }

    private static CompletableFuture<BrokerAnswer> published(Mqtt5PublishResult result) {
        Throwable error = result.getError().orElse(null);
        if (error != null) {
            return CompletableFuture.failedFuture(error);
        }
        return CompletableFuture.completedFuture(
                switch (result) {
                    case Mqtt5PublishResult.Mqtt5Qos1Result qos1 -> answer(qos1.getPubAck());
                    case Mqtt5PublishResult.Mqtt5Qos2Result qos2 -> answer(qos2.getPubRec());
                    default -> BrokerAnswer.of(PacketKind.PUBACK, ProtocolVersion.V5, 0);
                });
    }

    @Override
    public CompletableFuture<Void> disconnect() {
        return client.disconnect();
    }

    @Override
    public Optional<BrokerAnswer> answerIn(Throwable cause) {
        if (!(cause instanceof Mqtt5MessageException exception)) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch (exception.getMqttMessage()) {
                    // This side found fault with a yes: that is not the broker's answer
                    case Mqtt5ConnAck connAck when !connAck.getReasonCode().isError() -> null;
                    case Mqtt5ConnAck connAck ->
                        answer(
                                PacketKind.CONNACK,
                                List.of(connAck.getReasonCode()),
                                connAck.getReasonString(),
                                connAck.getServerReference());
                    case Mqtt5Disconnect disconnect ->
                        answer(
                                PacketKind.DISCONNECT,
                                List.of(disconnect.getReasonCode()),
                                disconnect.getReasonString(),
                                disconnect.getServerReference());
                    case Mqtt5SubAck subAck -> answer(subAck);
                    case Mqtt5UnsubAck unsubAck -> answer(unsubAck);
                    case Mqtt5PubAck pubAck -> answer(pubAck);
                    case Mqtt5PubRec pubRec -> answer(pubRec);
                    default -> null;
                });
    }

    @Override
    public Throwable explained(Throwable cause) {
        ScramLogin login = scram;
        ScramException problem = login == null ? null : login.problem();
        return problem == null ? cause : new ScramException(problem, cause);
    }

    private static BrokerAnswer answer(Mqtt5SubAck subAck) {
        return answer(PacketKind.SUBACK, subAck.getReasonCodes(), subAck.getReasonString(), Optional.empty());
    }

    private static BrokerAnswer answer(Mqtt5UnsubAck unsubAck) {
        return answer(PacketKind.UNSUBACK, unsubAck.getReasonCodes(), unsubAck.getReasonString(), Optional.empty());
    }

    private static BrokerAnswer answer(Mqtt5PubAck pubAck) {
        return answer(PacketKind.PUBACK, List.of(pubAck.getReasonCode()), pubAck.getReasonString(), Optional.empty());
    }

    private static BrokerAnswer answer(Mqtt5PubRec pubRec) {
        return answer(PacketKind.PUBREC, List.of(pubRec.getReasonCode()), pubRec.getReasonString(), Optional.empty());
    }

    private static BrokerAnswer answer(
            PacketKind packet,
            List<? extends Mqtt5ReasonCode> codes,
            Optional<MqttUtf8String> reasonString,
            Optional<MqttUtf8String> serverReference) {
        return new BrokerAnswer(
                packet,
                ProtocolVersion.V5,
                codes.stream().map(Mqtt5ReasonCode::getCode).toList(),
                reasonString.map(Object::toString).orElse(null),
                serverReference.map(Object::toString).orElse(null));
    }
}
