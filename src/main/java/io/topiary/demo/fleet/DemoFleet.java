package io.topiary.demo.fleet;

import io.topiary.demo.broker.DemoBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The simulated devices of the demo: about 200 topics and 60 messages a second, the same topics for the same seed. Any
 * thread may start and close it.
 */
public final class DemoFleet implements AutoCloseable {
    private static final long SEED = 20_260_131;
    private static final Duration CELLAR_UPDATE_AFTER = Duration.ofSeconds(30);

    private final DemoBroker broker;
    private final Yard yard;
    private final ExecutorService studio;

    private DemoFleet(DemoBroker broker, long seed) {
        this.broker = broker;
        this.yard = new Yard(broker, seed);
        this.studio = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("topiary-demo-camera").factory());
    }

    /** Starts the devices with the usual seed. */
    public static DemoFleet start(DemoBroker broker) {
        return start(broker, SEED);
    }

    /**
     * Starts the devices.
     *
     * @param broker where they publish; it must outlive them
     * @param seed same seed, same devices
     * @return when all are connected and have published what they retain, except the camera's first picture
     */
    public static DemoFleet start(DemoBroker broker, long seed) {
        DemoFleet fleet = new DemoFleet(broker, seed);
        CompletableFuture.runAsync(() -> fleet.devices().forEach(device -> device.start(fleet.yard)), broker.loop())
                .join();
        return fleet;
    }

    /** The devices leave in order; retained messages stay with the broker. */
    @Override
    public void close() {
        if (!broker.loop().isShutdown()) {
            CompletableFuture.runAsync(yard::close, broker.loop()).join();
        }
        studio.shutdownNow();
    }

    private List<Device> devices() {
        ZigbeeHome home = new ZigbeeHome();
        List<Device> devices = new ArrayList<>();
        devices.add(home);
        devices.add(new HomeAssistantDiscovery(home.network()));
        devices.add(new TasmotaPlug("tasmota_tv", 1));
        devices.add(new TasmotaPlug("tasmota_freezer", 2));
        devices.add(new TasmotaPlug("tasmota_coffee", 3));
        devices.add(new PackingPlant());
        devices.add(new SparkplugNode());
        devices.add(new Camera(studio));
        devices.add(new BinarySenders());
        devices.add(new Oddities());
        devices.add(new FlakyNode());
        devices.add(new Echo());
        devices.add(new CellarSensor(CELLAR_UPDATE_AFTER));
        return devices;
    }
}
