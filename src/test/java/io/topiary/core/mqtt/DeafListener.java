package io.topiary.core.mqtt;

/** Hears nothing of a link. */
class DeafListener implements LinkListener {

    @Override
    public void step(ConnectStep step) {
        // not of interest
    }

    @Override
    public void ended(LinkEnd end) {
        // not of interest
    }

    @Override
    public void received(Arrivals arrivals) {
        // not of interest
    }
}
