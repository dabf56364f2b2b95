package io.topiary.core.doctor;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.util.ReferenceCountUtil;
import io.topiary.core.doctor.PacketSieve.ConnAckHead;
import io.topiary.core.doctor.PacketSieve.SubAckHead;
import io.topiary.core.mqtt.Failures;
import io.topiary.core.mqtt.ProtocolVersion;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * MQTT over one wire: asks and is answered, one question of a kind at a time. What is asked fails when the wire ends, with
 * the reason. Any thread may call it.
 */
final class Conversation extends ChannelInboundHandlerAdapter {

    private static final int LARGEST_PACKET = 2 * 1024 * 1024;

    private final Channel channel;
    private final ProtocolVersion version;
    private final CompletableFuture<Void> ended;

    /** What is waited for; used on the network thread. */
    private final Map<MqttMessageType, CompletableFuture<Object>> waiting = new EnumMap<>(MqttMessageType.class);

    private @Nullable ConnAckHead head;
    private List<Integer> codes = List.of();

    Conversation(Channel channel, ProtocolVersion version, CompletableFuture<Void> ended) {
        this.channel = channel;
        this.version = version;
        this.ended = ended;
    }

    void addTo(ChannelPipeline pipeline, String before) {
        pipeline.addBefore(before, "sieve", new PacketSieve(version == ProtocolVersion.V5));
        pipeline.addBefore(before, "decoder", new MqttDecoder(LARGEST_PACKET));
        pipeline.addBefore(before, "encoder", MqttEncoder.INSTANCE);
        pipeline.addBefore(before, "conversation", this);
    }

    /** The version of MQTT spoken. */
    ProtocolVersion version() {
        return version;
    }

    /** Sends CONNECT, or AUTH in answer to the broker's. */
    CompletableFuture<Opening> open(MqttMessage question) {
        return ask(question, MqttMessageType.CONNACK, MqttMessageType.AUTH).thenApply(Opening.class::cast);
    }

    /** Sends SUBSCRIBE. */
    CompletableFuture<SubAck> subscribe(MqttMessage subscribe) {
        return ask(subscribe, MqttMessageType.SUBACK).thenApply(SubAck.class::cast);
    }

    /** Sends {@code question} and waits for a packet of the type {@code answer}. */
    <T extends MqttMessage> CompletableFuture<T> ask(MqttMessage question, MqttMessageType answer, Class<T> type) {
        return ask(question, answer).thenApply(type::cast);
    }

    private CompletableFuture<Object> ask(MqttMessage question, MqttMessageType... answers) {
        CompletableFuture<Object> answered = new CompletableFuture<>();
        var _ = ended.whenComplete((nothing, cause) -> answered.completeExceptionally(cause));
        channel.eventLoop().execute(() -> {
            for (MqttMessageType answer : answers) {
                waiting.put(answer, answered);
            }
            var _ = channel.writeAndFlush(question).addListener(sent -> {
                if (!sent.isSuccess()) {
                    answered.completeExceptionally(sent.cause());
                }
            });
        });
        return answered;
    }

    /** Sends DISCONNECT, and then the wire is closed. */
    CompletableFuture<Void> leave() {
        CompletableFuture<Void> left = new CompletableFuture<>();
        var _ = channel.writeAndFlush(Packets.disconnect())
                .addListener(sent -> channel.close().addListener(closed -> left.complete(null)));
        return left;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            switch (message) {
                case ConnAckHead sent -> begin(sent);
                case MqttConnAckMessage connAck
                when connAck.decoderResult().isSuccess() ->
                    letIn(connAck.variableHeader().properties());
                case SubAckHead sent -> codes = sent.codes();
                case MqttSubAckMessage subAck
                when subAck.decoderResult().isSuccess() ->
                    answer(
                            MqttMessageType.SUBACK,
                            new SubAck(
                                    codes,
                                    reason(subAck.idAndPropertiesVariableHeader()
                                            .properties())));
                case MqttMessage packet -> read(context, packet);
                default -> {
                    // nothing else comes out of the decoder
                }
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void begin(ConnAckHead sent) {
        head = sent;
        if (sent.isShort()) {
            letIn(MqttProperties.NO_PROPERTIES);
        }
    }

    private void letIn(MqttProperties properties) {
        ConnAckHead sent = head;
        if (sent != null) {
            ProtocolVersion spoken = sent.isShort() ? ProtocolVersion.V3_1_1 : version;
            answer(MqttMessageType.CONNACK, new ConnAck(spoken, sent.code(), sent.sessionPresent(), properties));
        }
    }

    private void read(ChannelHandlerContext context, MqttMessage packet) {
        if (packet.decoderResult().isFailure()) {
            context.fireExceptionCaught(invalid(packet));
        } else if (packet.fixedHeader().messageType() == MqttMessageType.DISCONNECT) {
            context.fireExceptionCaught(new BrokerLeftException(reply(packet)));
        } else if (packet.fixedHeader().messageType() == MqttMessageType.AUTH) {
            answer(MqttMessageType.AUTH, challenge(packet));
        } else {
            answer(packet.fixedHeader().messageType(), packet);
        }
    }

    private void answer(MqttMessageType type, Object answer) {
        CompletableFuture<Object> asked = waiting.remove(type);
        if (asked != null) {
            asked.complete(answer);
        }
    }

    private static Opening.Challenge challenge(MqttMessage auth) {
        if (!(auth.variableHeader() instanceof MqttReasonCodeAndPropertiesVariableHeader header)) {
            return new Opening.Challenge(null, null);
        }
        return new Opening.Challenge(
                Properties5.text(header.properties(), MqttPropertyType.AUTHENTICATION_METHOD),
                Properties5.bytes(header.properties(), MqttPropertyType.AUTHENTICATION_DATA));
    }

    private static Failures.Reply reply(MqttMessage disconnect) {
        if (!(disconnect.variableHeader() instanceof MqttReasonCodeAndPropertiesVariableHeader header)) {
            return new Failures.Reply(0, null, null);
        }
        return new Failures.Reply(
                Byte.toUnsignedInt(header.reasonCode()),
                reason(header.properties()),
                Properties5.text(header.properties(), MqttPropertyType.SERVER_REFERENCE));
    }

    private static @Nullable String reason(MqttProperties properties) {
        return Properties5.text(properties, MqttPropertyType.REASON_STRING);
    }

    private static InvalidPacketException invalid(MqttMessage packet) {
        MqttFixedHeader header = packet.fixedHeader();
        Throwable cause = packet.decoderResult().cause();
        return new InvalidPacketException(
                header == null ? "CONNACK" : header.messageType().name(), String.valueOf(cause.getMessage()), cause);
    }
}
