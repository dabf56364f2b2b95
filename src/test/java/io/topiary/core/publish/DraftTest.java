package io.topiary.core.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.payload.Sample.Neighbours;
import io.topiary.core.payload.schema.SchemaSamples;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DraftTest {

    private static final String BIRTH = "spBv1.0/plant/NBIRTH/edge";
    private static final String DATA = "spBv1.0/plant/NDATA/edge";

    @Test
    void of_sparkplug_isJsonWithNamesThatBecomesTheSameBytes() throws Exception {
        byte[] birth = SchemaSamples.bytes("sparkplug-birth.bin");
        byte[] data = SchemaSamples.bytes("sparkplug-data.bin");
        Draft draft = Draft.of(message(DATA, data), topic -> topic.equals(BIRTH) ? birth : new byte[0]);
        assertThat(draft.mode()).isEqualTo("sparkplug");
        assertThat(draft.payload()).contains("\"name\": \"i32\"").doesNotContain("\"values\"");
        assertThat(bytes(draft)).isEqualTo(data);
    }

    @Test
    void of_sparkplugThatIsWrittenInAnotherWay_isItsBytes() throws Exception {
        // the fields are not in the order of their numbers
        byte[] odd = {0x18, (byte) 0xFF, 1, 0x08, 1};
        Draft draft = Draft.of(message(DATA, odd), Neighbours.NONE);
        assertThat(draft.mode()).isEqualTo("hex");
        assertThat(bytes(draft)).isEqualTo(odd);
    }

    @Test
    void of_otherTopics_isJsonTextOrHex() {
        assertThat(mode("{\"a\":1}".getBytes(UTF_8))).isEqualTo("json");
        assertThat(mode("{a".getBytes(UTF_8))).isEqualTo("text");
        assertThat(mode(new byte[] {8, (byte) 0xFF})).isEqualTo("hex");
    }

    private static String mode(byte[] payload) {
        return Draft.of(message("a/b", payload), Neighbours.NONE).mode();
    }

    private static byte[] bytes(Draft draft) throws EncodeException {
        return DraftWriter.of(draft, PayloadModes.STANDARD)
                .write(TemplateScope.single(0, topic -> Optional.empty()))
                .payload();
    }

    private static Message message(String topic, byte[] payload) {
        return new Message(0, 0, 0, topic, payload, MessageProperties.NONE, Direction.IN, Qos.AT_LEAST_ONCE, false);
    }
}
