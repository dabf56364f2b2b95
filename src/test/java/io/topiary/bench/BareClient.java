package io.topiary.bench;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import java.util.concurrent.CountDownLatch;

/** The control: a HiveMQ client whose callback only counts. Prints {@code DONE nanos} when all messages have arrived. */
final class BareClient {

    private long count;

    private BareClient() {}

    public static void main(String[] args) throws InterruptedException {
        new BareClient().run(Integer.parseInt(args[0]), Long.parseLong(args[1]));
        System.exit(0);
    }

    private void run(int port, long messages) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Mqtt5AsyncClient client = MqttClient.builder()
                .useMqttVersion5()
                .serverHost("127.0.0.1")
                .serverPort(port)
                .buildAsync();
        client.publishes(
                MqttGlobalPublishFilter.ALL,
                publish -> {
                    if (++count == messages) {
                        done.countDown();
                    }
                },
                Runnable::run);
        client.connect().join();
        client.subscribeWith().topicFilter("#").send().join();
        done.await();
        System.out.println("DONE " + System.nanoTime());
    }
}
