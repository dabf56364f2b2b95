package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.testing.FaultBook;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Not throwing out our own. */
class ClientIdsInUseTest {

    private final ClientIdsInUse ids = new ClientIdsInUse();

    private static ConnectOptions options(String host, String clientId) {
        return TestOptions.to(host, 1883).clientId(clientId).build();
    }

    @Test
    void objection_sameIdentifierAtTheSameBroker_namesTheOtherAndOffersAnother() {
        var _ = ids.use(options("Plant.example", "scada"), "plant-1");
        Failure failure = ids.objection(options("plant.example", "scada")).orElseThrow();
        Remedy remedy = failure.remedies().getFirst();
        ConnectOptions other = remedy.applyTo(options("plant.example", "scada"));
        FaultBook.note("N19", "Two profiles with the same client id", failure, Duration.ZERO);

        assertThat(TestConnection.words(failure))
                .startsWith("“plant-1” is connected to plant.example:1883 with the client identifier “scada” already");
        assertThat(other.login().clientId()).matches("scada-[0-9a-f]{4}");
        assertThat(TestConnection.words(remedy.label()))
                .isEqualTo("Use the client id “" + other.login().clientId() + "”");
        assertThat(ids.objection(other)).isEmpty();
    }

    @Test
    void objection_otherBrokerOrOtherIdentifierOrNone_isNone() {
        var _ = ids.use(options("plant.example", "scada"), "plant-1");
        var _ = ids.use(options("plant.example", ""), "plant-2");

        assertThat(ids.objection(options("other.example", "scada"))).isEmpty();
        assertThat(ids.objection(options("plant.example", "SCADA"))).isEmpty();
        assertThat(ids.objection(options("plant.example", ""))).isEmpty();
    }

    @Test
    void lease_closed_givesTheIdentifierBackOnce() {
        ConnectOptions options = options("plant.example", "scada");
        ClientIdsInUse.Lease first = ids.use(options, "plant");
        ClientIdsInUse.Lease second = ids.use(options, "plant");
        first.close();
        first.close();

        assertThat(ids.objection(options)).isPresent();
        second.close();
        assertThat(ids.objection(options)).isEmpty();
    }
}
