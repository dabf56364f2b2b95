package io.topiary.demo.fleet;

/**
 * One device of the simulated Zigbee network.
 *
 * @param name friendly name, unique
 * @param address IEEE address as zigbee2mqtt writes it
 * @param kind what it is
 */
record ZigbeeDevice(String name, String address, Kind kind) {
    /** Kinds of devices, with maker and model as zigbee2mqtt names them. */
    enum Kind {
        CLIMATE("Aqara", "WSDCGQ11LM", "Temperature and humidity sensor", "Battery"),
        LIGHT("IKEA", "LED1924G9", "TRADFRI bulb E27", "Mains (single phase)"),
        MOTION("Aqara", "RTCGQ11LM", "Motion sensor", "Battery"),
        CONTACT("Aqara", "MCCGQ11LM", "Door and window sensor", "Battery"),
        PLUG("Innr", "SP 240", "Smart plug", "Mains (single phase)");

        private final String vendor;
        private final String model;
        private final String description;
        private final String powerSource;

        Kind(String vendor, String model, String description, String powerSource) {
            this.vendor = vendor;
            this.model = model;
            this.description = description;
            this.powerSource = powerSource;
        }

        String vendor() {
            return vendor;
        }

        String model() {
            return model;
        }

        String description() {
            return description;
        }

        String powerSource() {
            return powerSource;
        }
    }

    /** Where its state is published. */
    String topic() {
        return "zigbee2mqtt/" + name;
    }

    boolean isSwitchable() {
        return kind == Kind.LIGHT || kind == Kind.PLUG;
    }
}
