package io.topiary.core.mqtt;

/** Makes links; the seam between the state machine and the client library. */
@FunctionalInterface
interface LinkFactory {

    /** A link, not yet connected. */
    BrokerLink open(LinkPlan plan, LinkListener listener);
}
