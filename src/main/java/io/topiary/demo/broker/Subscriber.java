package io.topiary.demo.broker;

import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.SUBSCRIPTION_IDENTIFIER;

import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption.RetainedHandlingPolicy;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Acts on SUBSCRIBE and UNSUBSCRIBE of one client (MQTT 5, sections 3.8 to 3.11). Event loop only. */
final class Subscriber {
    private final Core core;
    private final Connection connection;
    private final Session session;

    Subscriber(Core core, Connection connection, Session session) {
        this.core = core;
        this.connection = connection;
        this.session = session;
    }

    void subscribe(MqttSubscribeMessage packet) throws ProtocolException {
        List<MqttTopicSubscription> wanted = packet.payload().topicSubscriptions();
        int identifier = identifier(packet);
        if (wanted.isEmpty()) {
            throw new ProtocolException(Reason.PROTOCOL_ERROR, "SUBSCRIBE without a filter");
        }
        List<Integer> codes = new ArrayList<>();
        List<Subscription> wantRetained = new ArrayList<>();
        for (MqttTopicSubscription each : wanted) {
            Optional<Subscription> subscription = subscription(each, identifier);
            int refusal = refusal(each.topicFilter(), subscription);
            if (subscription.isEmpty() || refusal != Reason.SUCCESS) {
                codes.add(connection.isV5() ? refusal : Reason.UNSPECIFIED);
                continue;
            }
            boolean isNew = core.router().subscribe(subscription.get());
            codes.add(subscription.get().qos());
            if (wantsRetained(subscription.get(), each.option().retainHandling(), isNew)) {
                wantRetained.add(subscription.get());
            }
        }
        connection.answer(true, packet.variableHeader().messageId(), codes);
        wantRetained.forEach(core.router()::sendRetained);
    }

    void unsubscribe(MqttUnsubscribeMessage packet) throws ProtocolException {
        if (packet.payload().topics().isEmpty()) {
            throw new ProtocolException(Reason.PROTOCOL_ERROR, "UNSUBSCRIBE without a filter");
        }
        List<Integer> codes = packet.payload().topics().stream()
                .map(filter ->
                        core.router().unsubscribe(session, filter) ? Reason.SUCCESS : Reason.NO_SUBSCRIPTION_EXISTED)
                .toList();
        connection.answer(false, packet.variableHeader().messageId(), codes);
    }

    private static int identifier(MqttSubscribeMessage packet) throws ProtocolException {
        long identifier = PublishProperties.number(
                packet.idAndPropertiesVariableHeader().properties(), SUBSCRIPTION_IDENTIFIER, -1);
        if (identifier == 0) {
            throw new ProtocolException(Reason.PROTOCOL_ERROR, "subscription identifier 0");
        }
        return (int) Math.max(0, identifier);
    }

    /** Empty when the filter is not valid. */
    private Optional<Subscription> subscription(MqttTopicSubscription wanted, int identifier) throws ProtocolException {
        String filter = wanted.topicFilter();
        Optional<String> share = Optional.empty();
        if (filter.startsWith(Topics.SHARE_PREFIX)) {
            int from = Topics.SHARE_PREFIX.length();
            int end = Topics.levelEnd(filter, from);
            String name = filter.substring(from, end);
            if (!Topics.isName(name) || end >= filter.length() - 1) {
                return Optional.empty();
            }
            share = Optional.of(name);
            filter = filter.substring(end + 1);
        }
        MqttSubscriptionOption option = wanted.option();
        if (share.isPresent() && option.isNoLocal()) {
            throw new ProtocolException(Reason.PROTOCOL_ERROR, "No Local on a shared subscription");
        }
        return Topics.isFilter(filter)
                ? Optional.of(new Subscription(
                        session,
                        filter,
                        share,
                        option.qos().value(),
                        option.isNoLocal(),
                        option.isRetainAsPublished(),
                        identifier))
                : Optional.empty();
    }

    private int refusal(String filter, Optional<Subscription> subscription) {
        if (subscription.isEmpty()) {
            return Reason.FILTER_INVALID;
        }
        return core.options().faults().deniedFilters().contains(filter) ? Reason.NOT_AUTHORIZED : Reason.SUCCESS;
    }

    /** Retain Handling (MQTT 5, section 3.8.3.1); a shared subscription gets no retained messages (4.8.2). */
    private static boolean wantsRetained(Subscription subscription, RetainedHandlingPolicy policy, boolean isNew) {
        return subscription.share().isEmpty()
                && switch (policy) {
                    case SEND_AT_SUBSCRIBE -> true;
                    case SEND_AT_SUBSCRIBE_IF_NOT_YET_EXISTS -> isNew;
                    case DONT_SEND_AT_SUBSCRIBE -> false;
                };
    }
}
