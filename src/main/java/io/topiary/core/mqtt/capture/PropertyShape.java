package io.topiary.core.mqtt.capture;

/** Whether bytes can be the properties of an MQTT 5 PUBLISH (section 3.3.2.3). */
final class PropertyShape {

    private static final int MORE = 0x80;
    private static final int LONGEST_NUMBER = 4;

    private PropertyShape() {}

    /** Whether a length and so many bytes of properties stand at {@code from}, all before {@code end}. */
    static boolean fits(byte[] bytes, int from, int end) {
        int begin = behindNumber(bytes, from, end);
        if (begin < 0) {
            return false;
        }
        long last = begin + number(bytes, from);
        if (last > end) {
            return false;
        }
        int at = begin;
        while (at >= 0 && at < last) {
            at = behindProperty(bytes, at, (int) last);
        }
        return at == last;
    }

    private static int behindProperty(byte[] bytes, int at, int end) {
        int value = at + 1;
        return switch (bytes[at]) {
            // payload format
            case 1 -> value + 1;
            // message expiry
            case 2 -> value + 4;
            // content type, response topic, correlation data
            case 3, 8, 9 -> behindText(bytes, value, end);
            // subscription identifier
            case 11 -> behindNumber(bytes, value, end);
            // topic alias
            case 35 -> value + 2;
            // user property
            case 38 -> {
                int second = behindText(bytes, value, end);
                yield second < 0 ? -1 : behindText(bytes, second, end);
            }
            default -> -1;
        };
    }

    private static int behindText(byte[] bytes, int at, int end) {
        if (at + 2 > end) {
            return -1;
        }
        int length = Byte.toUnsignedInt(bytes[at]) << Byte.SIZE | Byte.toUnsignedInt(bytes[at + 1]);
        return at + 2 + length > end ? -1 : at + 2 + length;
    }

    private static int behindNumber(byte[] bytes, int at, int end) {
        for (int i = 0; i < LONGEST_NUMBER && at + i < end; i++) {
            if ((bytes[at + i] & MORE) == 0) {
                return at + i + 1;
            }
        }
        return -1;
    }

    private static long number(byte[] bytes, int at) {
        long number = 0;
        for (int i = 0; ; i++) {
            number |= (long) (bytes[at + i] & 0x7F) << (7 * i);
            if ((bytes[at + i] & MORE) == 0) {
                return number;
            }
        }
    }
}
