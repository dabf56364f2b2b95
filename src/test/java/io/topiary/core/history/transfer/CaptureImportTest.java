package io.topiary.core.history.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.topiary.core.history.transfer.CaptureFile.Container;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.Qos;
import io.topiary.core.message.UserProperty;
import io.topiary.core.text.Messages;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaptureImportTest {

    private static final MqttVersion V3 = MqttVersion.MQTT_3_1_1;
    private static final MqttVersion V5 = MqttVersion.MQTT_5;
    private static final Messages WORDS = Messages.forLocale(Locale.ENGLISH);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void write_conversation_findsBothSides(Container container) throws Exception {
        byte[] large = new byte[70_000];
        new Random(1).nextBytes(large);
        byte[] publish = CaptureFile.publish(V5, "up/x", large, 2, properties());
        byte[] answer = CaptureFile.publish(V5, "down", "ok");
        CaptureFile capture = new CaptureFile(container, 12_345)
                .handshake()
                .client(CaptureFile.connect(V5))
                .broker(new byte[] {0x20, 3, 0, 0, 0})
                .client(part(publish, 0, 30_000))
                .client(part(publish, 30_000, 60_000))
                .client(join(part(publish, 60_000, publish.length), CaptureFile.publish(V5, "up/y", "")))
                .broker(part(answer, 0, 3))
                .broker(part(answer, 3, answer.length))
                .close();
        ImportReport report = run(capture.bytes());

        assertThat(report.examples()).isEmpty();
        assertThat(report.notes()).isEmpty();
        List<Message> messages = imported();
        assertThat(messages).extracting(Message::topic).containsExactly("up/x", "up/y", "down");
        assertThat(messages).extracting(Message::direction).containsExactly(Direction.OUT, Direction.OUT, Direction.IN);
        Message first = messages.getFirst();
        assertThat(first.payload()).isEqualTo(large);
        assertThat(first.qos()).isEqualTo(Qos.EXACTLY_ONCE);
        assertThat(first.properties().contentType()).isEqualTo("t");
        assertThat(first.properties().messageExpirySeconds()).isEqualTo(4_294_967_295L);
        assertThat(first.properties().correlationData()).isEqualTo(new byte[] {0, 1});
        assertThat(first.properties().userProperties()).containsExactly(new UserProperty("k", "v"));
        assertThat(first.timeMicros()).isEqualTo(Samples.EPOCH_MICROS + 8_000);
        assertThat(messages.getLast().payload()).isEqualTo(Samples.bytes("ok"));
    }

    @Test
    void write_segmentsInTheWrongOrderAndTwice_putsThemInOrder() throws Exception {
        byte[] a = CaptureFile.publish(V3, "a", "1");
        byte[] b = CaptureFile.publish(V3, "b", "2");
        CaptureFile capture = new CaptureFile(Container.PCAP, 1883)
                .handshake()
                .client(CaptureFile.connect(V3))
                .turned(a, b)
                .client(CaptureFile.publish(V3, "c", "3"));
        assertThat(run(capture.bytes()).examples()).isEmpty();
        assertThat(imported()).extracting(Message::topic).containsExactly("a", "b", "c");
    }

    @Test
    void write_somethingNotCaptured_goesOnBehindIt() throws Exception {
        byte[] b = CaptureFile.publish(V3, "b", "2");
        CaptureFile capture = new CaptureFile(Container.PCAP, 1883)
                .handshake()
                .client(CaptureFile.connect(V3))
                .client(CaptureFile.publish(V3, "a", "1"))
                .lost(b)
                .client(CaptureFile.publish(V3, "c", "3"))
                .client(CaptureFile.publish(V3, "d", "4"));
        ImportReport report = run(capture.bytes());
        assertThat(imported()).extracting(Message::topic).containsExactly("a", "c", "d");
        assertThat(report.examples())
                .extracting(each -> WORDS.get(each.reason()))
                .containsExactly("a part of a connection is missing or can't be understood");
    }

    @ParameterizedTest
    @EnumSource(names = {"MQTT_3_1_1", "MQTT_5"})
    void write_connectionBegunBefore_findsTheNextPublish(MqttVersion version) throws Exception {
        byte[] first = CaptureFile.publish(version, "cut", "off");
        CaptureFile capture = new CaptureFile(Container.PCAPNG, 1883)
                .client(part(first, 4, first.length))
                .client(CaptureFile.publish(
                        version, "a/b", Samples.bytes("{\"t\":1}"), 1, MqttProperties.NO_PROPERTIES))
                .client(CaptureFile.publish(version, "c", "21.5"));
        run(capture.bytes());
        assertThat(imported()).extracting(Message::topic).containsExactly("a/b", "c");
        assertThat(imported())
                .extracting(message -> new String(message.payload(), StandardCharsets.UTF_8))
                .containsExactly("{\"t\":1}", "21.5");
    }

    @Test
    void write_aliases_areResolved() throws Exception {
        MqttProperties alias = new MqttProperties();
        alias.add(new MqttProperties.IntegerProperty(MqttPropertyType.TOPIC_ALIAS.value(), 3));
        CaptureFile capture = new CaptureFile(Container.PCAP, 1883)
                .handshake()
                .client(CaptureFile.connect(V5))
                .client(CaptureFile.publish(V5, "long/topic", Samples.bytes("1"), 0, alias))
                .client(CaptureFile.publish(V5, "", Samples.bytes("2"), 0, alias));
        run(capture.bytes());
        assertThat(imported()).extracting(Message::topic).containsExactly("long/topic", "long/topic");
        assertThat(imported().getLast().properties().isEmpty()).isTrue();
    }

    @Test
    void write_otherProtocols_areCountedAndTold() throws Exception {
        CaptureFile capture = new CaptureFile(Container.PCAP, 8883)
                .handshake()
                .client(new byte[] {22, 3, 1, 0, 5, 1, 2, 3, 4, 5})
                .close()
                .handshake()
                .client(Samples.bytes("GET /mqtt HTTP/1.1\r\n"))
                .close()
                .client(Samples.bytes("in the middle"));
        ImportReport report = run(capture.bytes());
        assertThat(report.messages()).isZero();
        assertThat(folder.resolve("out.topiary")).doesNotExist();
        assertThat(report.notes())
                .extracting(WORDS::get)
                .containsExactly(
                        "1 connection was encrypted (TLS): nobody can read them in a capture",
                        "1 connection was HTTP, perhaps MQTT over WebSocket, which is not read",
                        "1 connection on other ports than 1883 began before the capture: nothing tells what they are");
    }

    @ParameterizedTest
    @EnumSource
    void preview_cutAnywhere_keepsWhatIsWhole(Container container) throws Exception {
        byte[] whole = new CaptureFile(container, 1883)
                .handshake()
                .client(CaptureFile.connect(V5))
                .client(CaptureFile.publish(V5, "a", "1"))
                .client(CaptureFile.publish(V5, "b", "2"))
                .bytes();
        long before = 0;
        for (int length = 4; length <= whole.length; length++) {
            Path file = Files.write(folder.resolve("in"), Arrays.copyOf(whole, length));
            long messages = new RecordingImport(file).preview().messages();
            assertThat(messages).isBetween(before, before + 1);
            before = messages;
        }
        assertThat(before).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void preview_garbageInIt_findsNoMoreThanThereIs(Container container) throws Exception {
        byte[] whole = new CaptureFile(container, 1883)
                .handshake()
                .client(CaptureFile.connect(V5))
                .client(CaptureFile.publish(V5, "a", "1"))
                .bytes();
        Random random = new Random(42);
        for (int round = 0; round < 300; round++) {
            byte[] broken = whole.clone();
            for (int i = 0; i < 1 + random.nextInt(20); i++) {
                broken[4 + random.nextInt(broken.length - 4)] = (byte) random.nextInt();
            }
            ImportReport report = new RecordingImport(Files.write(folder.resolve("in"), broken)).preview();
            assertThat(report.messages()).isLessThan(5);
        }
    }

    @Test
    void write_lengthThatLies_isNotBelieved() throws Exception {
        byte[] whole = new CaptureFile(Container.PCAP, 1883).handshake().bytes();
        // the length of the first packet
        Arrays.fill(whole, 32, 36, (byte) 0x7F);
        ImportReport report = run(whole);
        assertThat(report.examples())
                .extracting(each -> each.place() + ": " + WORDS.get(each.reason()))
                .containsExactly("1: the capture is damaged after 40 bytes; what comes after can't be read");
    }

    private static MqttProperties properties() {
        MqttProperties properties = new MqttProperties();
        properties.add(new MqttProperties.StringProperty(MqttPropertyType.CONTENT_TYPE.value(), "t"));
        properties.add(new MqttProperties.IntegerProperty(MqttPropertyType.PUBLICATION_EXPIRY_INTERVAL.value(), -1));
        properties.add(new MqttProperties.BinaryProperty(MqttPropertyType.CORRELATION_DATA.value(), new byte[] {0, 1}));
        properties.add(new MqttProperties.UserProperty("k", "v"));
        return properties;
    }

    private static byte[] part(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private ImportReport run(byte[] capture) throws Exception {
        Path file = Files.write(folder.resolve("in"), capture);
        return new RecordingImport(file).write(folder.resolve("out.topiary"), Samples.control());
    }

    private List<Message> imported() throws Exception {
        return new ArrayList<>(Samples.read(folder.resolve("out.topiary")));
    }
}
