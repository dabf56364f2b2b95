package io.topiary.core.mqtt;

/** For connections that only publish: nothing arrives, and the status is looked at when it is needed. */
public final class SilentListener implements ConnectionListener {

    @Override
    public void changed(ConnectionStatus status) {
        // looked at when it is needed
    }

    @Override
    public void received(Arrivals arrivals) {
        // nothing is subscribed to
    }
}
