package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page of properties says it can't show: once the library tells it, that page has to. */
class DeliveryFactsTest {

    @Test
    void library_tellsNothingAboutTheDeliveryOfAMessage() {
        assertThat(Stream.of(Mqtt3Publish.class, Mqtt5Publish.class)
                        .flatMap(type -> Stream.of(type.getMethods()))
                        .map(Method::getName)
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .filter(name ->
                                name.contains("dup") || name.contains("alias") || name.contains("subscription")))
                .isEmpty();
    }
}
