package io.topiary.core.mqtt;

/** Told what happens on one link. Every call comes on the link's network thread. */
interface LinkListener {

    /** It now waits for {@code step}. */
    void step(ConnectStep step);

    /** It ended, or never came about; called once at most. */
    void ended(LinkEnd end);

    /** Messages arrived. */
    void received(Arrivals arrivals);
}
