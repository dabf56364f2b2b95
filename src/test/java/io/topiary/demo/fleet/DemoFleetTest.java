package io.topiary.demo.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.topiary.demo.broker.BrokerOptions;
import io.topiary.demo.broker.DemoBroker;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgpack.jackson.dataformat.MessagePackMapper;

/** One fleet for all cases, looked at by one viewer that subscribed to everything. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoFleetTest {
    private static final String SILENT_ROBOT = "acme/plant-1/packing/line-2/robot-4";

    private final DemoBroker broker = DemoBroker.start(BrokerOptions.defaults());
    private final DemoFleet fleet = DemoFleet.start(broker);
    private final Map<String, Mqtt5Publish> newest = new ConcurrentHashMap<>();
    private final AtomicInteger live = new AtomicInteger();
    private final Mqtt5AsyncClient viewer = MqttClient.builder()
            .useMqttVersion5()
            .serverHost("127.0.0.1")
            .serverPort(broker.port())
            .buildAsync();

    @BeforeAll
    void subscribe() {
        viewer.publishes(
                MqttGlobalPublishFilter.ALL,
                message -> {
                    newest.put(message.getTopic().toString(), message);
                    live.addAndGet(message.isRetain() ? 0 : 1);
                },
                Runnable::run);
        viewer.connect().orTimeout(60, TimeUnit.SECONDS).join();
        viewer.subscribeWith()
                .topicFilter("#")
                .send()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    @AfterAll
    void close() {
        viewer.disconnect().orTimeout(60, TimeUnit.SECONDS).join();
        fleet.close();
        broker.close();
    }

    @Test
    void viewer_afterConnecting_seesARichTree() {
        await().untilAsserted(() -> assertThat(newest.size()).isBetween(150, 300));
        await().untilAsserted(() -> assertThat(newest.keySet().stream().map(topic -> topic.split("/", 2)[0]))
                .contains(
                        "zigbee2mqtt",
                        "homeassistant",
                        "stat",
                        "tele",
                        "tasmota",
                        "acme",
                        "spBv1.0",
                        "cameras",
                        "weather",
                        "greenhouse",
                        "lab",
                        "büro",
                        "server",
                        "legacy",
                        "garage",
                        "demo",
                        "home"));
    }

    @Test
    void vibration_isTheFastSender() {
        String topic = "acme/plant-1/packing/line-1/spindle/vibration";
        int before = live.get();
        await().until(() -> newest.containsKey(topic) && live.get() > before + 50);
        assertThat(text(topic)).matches("-?\\d\\.\\d{3}");
    }

    @Test
    void jsonSenders_sendJson() {
        List<String> topics = newest.keySet().stream()
                .filter(topic -> topic.startsWith("homeassistant/sensor/") || topic.startsWith("zigbee2mqtt/"))
                .toList();
        assertThat(topics)
                .isNotEmpty()
                .allSatisfy(topic -> assertThat(
                                new ObjectMapper().readTree(text(topic)).isContainerNode())
                        .isTrue());
    }

    @Test
    void discovery_pointsToTopicsThatExist() throws IOException {
        String config = newest.keySet().stream()
                .filter(Pattern.compile("homeassistant/sensor/.*/temperature/config")
                        .asMatchPredicate())
                .findFirst()
                .orElseThrow();
        JsonNode announced = new ObjectMapper().readTree(text(config));
        JsonNode state =
                new ObjectMapper().readTree(text(announced.path("state_topic").asText()));
        assertThat(state.path(announced.path("device_class").asText()).asDouble())
                .isBetween(5.0, 40.0);
    }

    @Test
    void camera_sendsAPicture() throws IOException {
        await().until(() -> newest.containsKey("cameras/front_door/snapshot"));
        Mqtt5Publish snapshot = message("cameras/front_door/snapshot");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(snapshot.getPayloadAsBytes()));
        assertThat(image.getWidth() + "x" + image.getHeight()
                        + snapshot.getContentType().orElseThrow())
                .isEqualTo("320x240image/jpeg");
    }

    @Test
    void binarySenders_sayWhatTheySend() throws IOException {
        String weather = "weather/station-7/reading";
        String greenhouse = "greenhouse/node-3/reading";
        await().until(() -> newest.keySet().containsAll(List.of(weather, greenhouse, "lab/adc-1/packed")));
        JsonNode cbor = new CBORMapper().readTree(message(weather).getPayloadAsBytes());
        JsonNode pack = new MessagePackMapper().readTree(message(greenhouse).getPayloadAsBytes());
        assertThat(List.of(
                        message(weather).getContentType().orElseThrow().toString(),
                        cbor.path("station").asInt(),
                        message(greenhouse).getContentType().orElseThrow().toString(),
                        pack.path("soil").size(),
                        message("lab/adc-1/packed").getPayloadAsBytes().length))
                .isEqualTo(List.of("application/cbor", 7, "application/msgpack", 2, 15));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OFF", "TOGGLE", "on"})
    void tasmota_power_isAnswered(String wanted) {
        String before = text("stat/tasmota_tv/POWER");
        String after = wanted.equals("TOGGLE")
                ? (before.equals("ON") ? "OFF" : "ON")
                : wanted.toUpperCase(java.util.Locale.ROOT);
        publish("cmnd/tasmota_tv/POWER", wanted);
        await().untilAsserted(() -> assertThat(text("stat/tasmota_tv/POWER")).isEqualTo(after));
        assertThat(text("stat/tasmota_tv/RESULT")).isEqualTo("{\"POWER\":\"" + after + "\"}");
    }

    @Test
    void zigbee_set_isAnsweredWithTheNewState() {
        publish("zigbee2mqtt/office_light/set", "{\"state\":\"ON\",\"brightness\":77}");
        await().untilAsserted(() -> assertThat(text("zigbee2mqtt/office_light"))
                .contains("\"state\":\"ON\"")
                .contains("\"brightness\":77"));
    }

    @Test
    void echo_withResponseTopic_answersThereWithTheCorrelationData() {
        viewer.publish(Mqtt5Publish.builder()
                        .topic("demo/echo/request")
                        .payload("ping".getBytes(StandardCharsets.UTF_8))
                        .responseTopic("my/answers")
                        .correlationData(new byte[] {42})
                        .build())
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
        await().until(() -> newest.containsKey("my/answers"));
        assertThat(text("my/answers")
                        + message("my/answers")
                                .getCorrelationData()
                                .orElseThrow()
                                .get(0))
                .isEqualTo("ping42");
    }

    @Test
    void echo_withoutResponseTopic_answersOnItsOwn() {
        publish("demo/echo/request", "hello");
        await().untilAsserted(() -> assertThat(text("demo/echo/response")).isEqualTo("hello"));
    }

    @Test
    void sparkplug_sendsProtocolBuffers() {
        await().until(() -> newest.containsKey("spBv1.0/Plant A/DDATA/edge-1/filler"));
        byte[] payload = message("spBv1.0/Plant A/DDATA/edge-1/filler").getPayloadAsBytes();
        assertThat(new String(payload, StandardCharsets.ISO_8859_1))
                .startsWith("\b")
                .contains("\n\u0007Bottles");
    }

    @Test
    void oddSenders_areThere() {
        await().untilAsserted(() -> assertThat(List.of(
                        text("server/nas/log").lines().count() > 1,
                        text("legacy/meter/xml").startsWith("<?xml"),
                        message("home/gateway/heartbeat").getPayloadAsBytes().length,
                        text("büro/温度").endsWith("°C"),
                        text("garage/door_opener/status"),
                        newest.containsKey(SILENT_ROBOT + "/temp")))
                .isEqualTo(List.of(true, true, 0, true, "online", true)));
    }

    @Test
    void cellarSensor_afterItsUpdate_sendsUnderAnotherSpelling() {
        await().until(() -> newest.containsKey("home/cellar/humidity"));
        Yard yard = new Yard(broker, 1);
        CompletableFuture.runAsync(() -> new CellarSensor(Duration.ofMillis(1_600)).start(yard), broker.loop())
                .join();
        await().until(() -> newest.containsKey("home/cellar/Humidity"));
        CompletableFuture.runAsync(yard::close, broker.loop()).join();
    }

    private void publish(String topic, String payload) {
        viewer.publishWith()
                .topic(topic)
                .payload(payload.getBytes(StandardCharsets.UTF_8))
                .send()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    private Mqtt5Publish message(String topic) {
        await().until(() -> newest.containsKey(topic));
        return Objects.requireNonNull(newest.get(topic));
    }

    private String text(String topic) {
        return new String(message(topic).getPayloadAsBytes(), StandardCharsets.UTF_8);
    }
}
