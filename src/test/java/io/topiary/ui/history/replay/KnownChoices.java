package io.topiary.ui.history.replay;

import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.profile.Protection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a test lets choose from. */
final class KnownChoices implements ReplayChoices {

    final List<ReplayInput> inputs = new ArrayList<>();
    final List<ReplayTarget> targets = new ArrayList<>();
    final Set<String> busy = new HashSet<>();

    static ReplayTarget target(String name, Protection protection, boolean recorded) {
        return new ReplayTarget(name, new BrokerAddress(Scheme.MQTT, name, 1883, ""), null, protection, recorded);
    }

    /** A recording of three messages a second apart, one of them of the broker itself. */
    static ReplayInput recording(Path folder, String broker) {
        try {
            Path file = Files.writeString(folder.resolve("r.jsonl"), """
                    {"time":"2026-01-31T12:00:00Z","topic":"plant/a","qos":1,"payload":"one"}
                    {"time":"2026-01-31T12:00:01Z","topic":"plant/b","payload":"two"}
                    {"time":"2026-01-31T12:00:02Z","topic":"$SYS/x","payload":"3"}
                    """);
            return new ReplayInput("this session", file, broker);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<ReplayInput> inputs() {
        return List.copyOf(inputs);
    }

    @Override
    public List<ReplayTarget> targets() {
        return List.copyOf(targets);
    }

    @Override
    public ReplayInput input(Path file) {
        return new ReplayInput(file.toString(), file, null);
    }

    @Override
    public boolean isBusy(ReplayTarget target) {
        return busy.contains(target.key());
    }
}
