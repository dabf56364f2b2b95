package io.topiary.bench;

import io.topiary.core.history.Recorder;
import io.topiary.core.history.RecordingBudget;
import io.topiary.core.history.RecordingCounts;
import io.topiary.core.history.RecordingLine;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.message.UserProperty;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A recording of messages such as the demo's devices send: readings as JSON and as plain numbers, a few pictures' worth of
 * bytes, some with properties; most of them on a thousand busy topics, the rest on {@link #TOPICS}. What message n is
 * depends on n alone, so that everything to be found in it can be counted without it.
 */
final class RecordedFleet {

    static final int TOPICS = 100_000;

    /** A word in one of so many payloads. */
    static final int RARE = 500_000;

    private static final int BUSY = 1_000;
    private static final int BATCH = 2_000;
    private static final long AHEAD = 100_000;
    private static final long BEGIN_MICROS = 1_780_000_000_000_000L;
    private static final long STEP_MICROS = 2_000;
    private static final long END_MILLIS = 120_000;

    private RecordedFleet() {}

    /** The recording of {@code messages} messages in {@code folder}, made if it is not there yet. */
    static Path in(Path folder, int messages) throws IOException, InterruptedException {
        Path file = folder.resolve("fleet-%d.db".formatted(messages));
        if (!Files.exists(file)) {
            Files.createDirectories(folder);
            Path unfinished = folder.resolve("fleet-unfinished.db");
            Files.deleteIfExists(unfinished);
            record(unfinished, messages);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return file;
    }

    /** {@code FOLDER MESSAGES}: makes it and tells how long that took. */
    public static void main(String[] args) throws Exception {
        long start = System.nanoTime();
        Path file = in(Path.of(args[0]), Integer.parseInt(args[1]));
        System.out.printf("%s: %,d bytes after %.1f s%n", file, Files.size(file), (System.nanoTime() - start) / 1e9);
    }

    private static void record(Path file, int messages) throws IOException, InterruptedException {
        Recorder recorder = new Recorder(file, RecordingBudget.UNLIMITED);
        RecordingLine line = recorder.line();
        for (int from = 0; from < messages; from += BATCH) {
            List<Message> batch = new ArrayList<>(BATCH);
            for (int number = from; number < Math.min(messages, from + BATCH); number++) {
                batch.add(message(number));
            }
            line.record(batch);
            while (line.counts().depth() > AHEAD) {
                Thread.sleep(1);
            }
        }
        recorder.close();
        recorder.awaitEnd(END_MILLIS);
        RecordingCounts counts = line.counts();
        if (counts.recorded() != messages) {
            throw new IOException("not all was recorded: " + counts);
        }
    }

    /** Message {@code number}, from 0. */
    static Message message(int number) {
        long dice = mix(number);
        boolean busy = Math.floorMod(dice, 50) != 0;
        int topic = (int) Math.floorMod(dice >> 8, (long) (busy ? BUSY : TOPICS));
        return new Message(
                number,
                BEGIN_MICROS + number * STEP_MICROS,
                number * STEP_MICROS * 1_000,
                topic(topic),
                payload(number, topic, dice),
                properties(topic),
                Direction.IN,
                topic % 10 == 3 ? Qos.AT_LEAST_ONCE : Qos.AT_MOST_ONCE,
                number < TOPICS / 100);
    }

    static String topic(int topic) {
        return switch (topic % 4) {
            case 0 -> "zigbee2mqtt/floor%d/sensor_%d".formatted(topic / 400, topic);
            case 1 -> "plant/line%d/press%d/temperature".formatted(topic / 1_000, topic);
            case 2 -> "tele/plug-%d/SENSOR".formatted(topic);
            default -> "yard/robot%d/pose".formatted(topic);
        };
    }

    private static byte[] payload(int number, int topic, long dice) {
        double value = Math.floorMod(dice >> 20, 4_000L) / 100.0;
        String text = switch (topic % 4) {
            case 0 ->
                "{\"battery\":%d,\"humidity\":%d.%d,\"linkquality\":%d,\"temperature\":%s,\"voltage\":3005}"
                        .formatted(number % 100, number % 90, number % 10, number % 256, value);
            case 1 -> Double.toString(value);
            case 2 ->
                "{\"Time\":\"2026-05-29T00:00:00\",\"ENERGY\":{\"Total\":%d.%d,\"Power\":%s,\"Voltage\":230,\"state\":\"%s\"}}"
                        .formatted(number / 1_000, number % 1_000, value, number % RARE == 7 ? "Overheated" : "ok");
            default -> "";
        };
        if (number % RARE == 11) {
            text += " overheated";
        }
        return text.isEmpty() ? pose(dice) : text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] pose(long dice) {
        byte[] bytes = new byte[48];
        long next = dice;
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i % 4 == 0 ? 0 : next >> ((i % 8) * 8));
            next = i % 8 == 7 ? mix(next) : next;
        }
        return bytes;
    }

    private static MessageProperties properties(int topic) {
        if (topic % 40 != 2) {
            return MessageProperties.NONE;
        }
        return new MessageProperties(
                "application/json", null, new byte[0], null, null, List.of(new UserProperty("site", "s" + topic % 7)));
    }

    /** SplitMix64's finaliser: a different long for each, and looks like dice. */
    private static long mix(long number) {
        long z = (number + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
