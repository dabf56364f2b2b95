package io.topiary.bench;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** Stores messages at a broker: {@code RetainedFill PORT COUNT}, below {@code fill/}; prints {@code DONE nanos}. */
final class RetainedFill {

    private static final int WINDOW = 100;
    private static final int PER_LEVEL = 100;

    private RetainedFill() {}

    public static void main(String[] args) throws InterruptedException {
        Mqtt5AsyncClient client = MqttClient.builder()
                .useMqttVersion5()
                .identifier("topiary-bench-fill")
                .serverHost("127.0.0.1")
                .serverPort(Integer.parseInt(args[0]))
                .buildAsync();
        client.connect().join();
        Semaphore window = new Semaphore(WINDOW);
        for (int i = 0; i < Integer.parseInt(args[1]); i++) {
            window.acquire();
            byte[] payload = "{\"number\":%d,\"unit\":\"°C\"}".formatted(i).getBytes(StandardCharsets.UTF_8);
            CompletableFuture<?> sent = client.publishWith()
                    .topic("fill/" + i / PER_LEVEL + "/" + i)
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .retain(true)
                    .payload(payload)
                    .send();
            var _ = sent.whenComplete((result, failure) -> window.release());
        }
        window.acquire(WINDOW);
        client.disconnect().join();
        System.out.println("DONE " + System.nanoTime());
        System.exit(0);
    }
}
