package io.topiary.core.profile;

import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.store.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * Another Topiary, as far as saving profiles goes, for tests that let several save at once or kill one of them. It warms up
 * on a folder of its own, says {@code WARM}, and begins when a line comes in.
 */
final class SavingProgram {

    static final BrokerAddress ADDRESS = new BrokerAddress(Scheme.MQTT, "broker", 1883, "");

    private SavingProgram() {}

    /** Arguments: {@code renames FILE}, {@code adds FILE COUNT PREFIX}, or {@code locks FILE}. */
    public static void main(String[] arguments) throws IOException {
        Path warmUp = Files.createTempDirectory("topiary-saving").resolve("profiles.json");
        for (int n = 0; n < 3; n++) {
            open(warmUp).add(ConnectionProfile.create("warm", ADDRESS));
        }
        say("WARM");
        int go = System.in.read();
        if (go < 0) {
            return;
        }
        Path file = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "renames" -> rename(open(file));
            case "adds" -> add(open(file), Integer.parseInt(arguments[2]), arguments[3]);
            default -> lock(Path.of(file + ".lock"));
        }
    }

    static ProfileStore open(Path file) {
        return ProfileStore.open(file, new PasswordMemory());
    }

    /** Gives the profiles in turn a name with the number of the save in it, for ever. */
    private static void rename(ProfileStore store) throws StoreException {
        List<ConnectionProfile> profiles = store.profiles();
        int first = lastSave(store) + 1;
        say("READY");
        for (int save = first; ; save++) {
            store.update(profiles.get(save % profiles.size()).withName("save " + save));
            say("SAVED " + save);
        }
    }

    /** The number of the newest save whose name is in {@code store}. */
    static int lastSave(ProfileStore store) {
        Optional<Integer> last = store.profiles().stream()
                .map(ConnectionProfile::name)
                .filter(name -> name.startsWith("save "))
                .map(name -> Integer.parseInt(name.substring("save ".length())))
                .max(Integer::compare);
        return last.orElse(0);
    }

    private static void add(ProfileStore store, int count, String prefix) throws StoreException {
        for (int n = 0; n < count; n++) {
            store.add(ConnectionProfile.create(prefix + n, ADDRESS));
        }
        say("DONE");
    }

    private static void lock(Path lockFile) throws IOException {
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            channel.lock();
            say("LOCKED");
            while (System.in.read() >= 0) {
                // until it is killed
            }
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
