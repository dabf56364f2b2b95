package io.topiary.demo.broker;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoBrokerContractTest implements BrokerContract {
    private final DemoBroker broker = DemoBroker.start(BrokerOptions.defaults().withSysInterval(Duration.ofSeconds(1)));

    @AfterAll
    void close() {
        broker.close();
    }

    @Override
    public int port() {
        return broker.port();
    }
}
