package io.topiary.core.mqtt;

import io.topiary.core.message.PublishRequest;
import org.jspecify.annotations.Nullable;

/** What a broker said it does not take (MQTT 5, section 3.2.2.3): publishes against that are not sent. Immutable. */
final class PublishRules {

    private final BrokerLimits limits;
    private final FailureWords words;

    PublishRules(BrokerLimits limits, FailureWords words) {
        this.limits = limits;
        this.words = words;
    }

    /** What keeps {@code request} from being sent, or null. */
    @Nullable
    Failure objection(PublishRequest request) {
        if (request.qos().compareTo(limits.maximumQos()) > 0) {
            return words.local(
                    "qosTooHigh",
                    String.valueOf(request.qos().code()),
                    String.valueOf(limits.maximumQos().code()));
        }
        if (request.retain() && !limits.retainAvailable()) {
            return words.local("retainUnavailable");
        }
        long bytes = PacketSize.of(request, limits.version());
        return bytes > limits.maximumPacketBytes()
                ? words.local("packetTooLarge", String.valueOf(bytes), String.valueOf(limits.maximumPacketBytes()))
                : null;
    }
}
