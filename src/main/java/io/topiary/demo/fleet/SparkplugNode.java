package io.topiary.demo.fleet;

import static io.topiary.demo.fleet.Payloads.fields;

import io.topiary.demo.broker.Message;
import io.topiary.demo.broker.PublishProperties;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** A Sparkplug B edge node with two devices; any NCMD makes it send its births again. */
final class SparkplugNode implements Device {
    private static final String ROOT = "spBv1.0/Plant A/";
    private static final String NODE = "edge-1";
    private static final List<String> DEVICES = List.of("filler", "capper");
    private static final int SEQUENCES = 256;

    private int sequence;
    private long bottles = 512_000;

    @Override
    public void start(Yard yard) {
        long now = System.currentTimeMillis();
        byte[] death = new SparkplugPayload(now).metric("bdSeq", 0L).withoutSequence();
        Message will = new Message(ROOT + "NDEATH/" + NODE, death, 1, false, PublishProperties.NONE);
        Station[] own = new Station[1];
        own[0] = yard.connect("sparkplug-" + NODE, will, message -> births(own[0]));
        Station station = own[0];
        station.subscribe(ROOT + "NCMD/" + NODE);
        station.retainedJson("spBv1.0/STATE/scada-1", fields("online", true, "timestamp", now));
        yard.after(Duration.ofMillis(200), () -> births(station));
        Random random = yard.random();
        yard.every(Duration.ofMillis(2_500), () -> node(station, random));
        for (String device : DEVICES) {
            Signal torque = new Signal(random, 2.4, 0.1, 0.02);
            yard.every(Duration.ofSeconds(2), () -> data(station, device, torque));
        }
    }

    private void births(Station station) {
        sequence = 0;
        byte[] node = payload()
                .metric("bdSeq", 0L)
                .metric("Node Control/Rebirth", false)
                .metric("Properties/Hardware Make", "Acme Controls")
                .withSequence(next());
        station.send(ROOT + "NBIRTH/" + NODE, node, false, null);
        for (String device : DEVICES) {
            byte[] birth = payload()
                    .metric("Bottles", bottles)
                    .metric("Torque", 2.4)
                    .metric("Running", true)
                    .withSequence(next());
            station.send(ROOT + "DBIRTH/" + NODE + "/" + device, birth, false, null);
        }
    }

    private void node(Station station, Random random) {
        byte[] payload =
                payload().metric("CPU/Load", 0.2 + 0.1 * random.nextDouble()).withSequence(next());
        station.send(ROOT + "NDATA/" + NODE, payload, false, null);
    }

    private void data(Station station, String device, Signal torque) {
        bottles += 3;
        byte[] payload = payload()
                .metric("Bottles", bottles)
                .metric("Torque", torque.next())
                .withSequence(next());
        station.send(ROOT + "DDATA/" + NODE + "/" + device, payload, false, null);
    }

    private static SparkplugPayload payload() {
        return new SparkplugPayload(System.currentTimeMillis());
    }

    private int next() {
        int current = sequence;
        sequence = (sequence + 1) % SEQUENCES;
        return current;
    }
}
