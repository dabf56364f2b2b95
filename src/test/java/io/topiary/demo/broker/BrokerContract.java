package io.topiary.demo.broker;

/** What every broker has to do: run against ours and against mosquitto, so that no misreading hides in both ends. */
interface BrokerContract extends DeliveryContract, SubscriptionContract, SessionContract, PacketContract {
    /** Port of the broker under test. */
    @Override
    int port();
}
