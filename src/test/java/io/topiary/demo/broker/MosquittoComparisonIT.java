package io.topiary.demo.broker;

import io.topiary.testing.Mosquitto;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;

/** The contract against a broker somebody else wrote: what fails here is our reading of the standard, or theirs. */
class MosquittoComparisonIT {
    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class OnMosquitto implements BrokerContract {
        private @Nullable Mosquitto mosquitto;

        @BeforeAll
        void start() {
            mosquitto = Mosquitto.start("sys_interval 1");
        }

        @AfterAll
        void close() {
            if (mosquitto != null) {
                mosquitto.close();
            }
        }

        @Override
        public int port() {
            return java.util.Objects.requireNonNull(mosquitto).port();
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class OnDemoBroker implements BrokerContract {
        private final DemoBroker broker = DemoBroker.start(BrokerOptions.defaults());

        @AfterAll
        void close() {
            broker.close();
        }

        @Override
        public int port() {
            return broker.port();
        }
    }
}
