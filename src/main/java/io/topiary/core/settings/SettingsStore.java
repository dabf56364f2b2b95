package io.topiary.core.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.settings.Settings.Run;
import io.topiary.core.settings.Settings.Theme;
import io.topiary.core.settings.Settings.WindowPlace;
import io.topiary.core.store.JsonFile;
import io.topiary.core.store.LoadResult;
import io.topiary.core.store.StoreException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings in {@code settings.json}. A value that can't be used is read as its default; unknown keys are kept.
 *
 * <p>Thread-safe; saving happens on the caller's thread.
 */
public final class SettingsStore {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsStore.class);
    private static final int VERSION = 1;

    private final JsonFile file;
    private volatile Settings settings;

    private SettingsStore(JsonFile file) {
        this.file = file;
        this.settings = read(file.document());
    }

    /** Loads {@code path}, which need not exist. */
    public static SettingsStore open(Path path) {
        return new SettingsStore(JsonFile.open(path, VERSION, document -> true));
    }

    /** What was found on loading. */
    public LoadResult loaded() {
        return file.result();
    }

    /** The settings now. */
    public Settings settings() {
        return settings;
    }

    /**
     * Changes the settings and saves them if that made a difference.
     *
     * @throws StoreException if they can't be saved; they hold for this run all the same
     */
    public synchronized void update(UnaryOperator<Settings> change) throws StoreException {
        Settings next = change.apply(settings);
        if (next.equals(settings)) {
            return;
        }
        settings = next;
        file.update(document -> write(next, document));
    }

    private static Settings read(ObjectNode document) {
        Theme theme = Theme.of(document.path("theme").asText()).orElse(Theme.SYSTEM);
        double fontScale = document.path("fontScale").asDouble(1.0);
        Map<String, Double> splits = new HashMap<>();
        document.path("splits").properties().forEach(entry -> {
            double position = entry.getValue().asDouble(-1);
            if (position >= 0 && position <= 1) {
                splits.put(entry.getKey(), position);
            }
        });
        return new Settings(
                theme,
                fontScale,
                readWindow(document.path("window")),
                splits,
                readTimes(document.path("lastUsed")),
                readRun(document.path("run")));
    }

    private static @Nullable Run readRun(JsonNode node) {
        if (!node.path("pid").isIntegralNumber()) {
            return null;
        }
        List<String> profiles = new ArrayList<>();
        node.path("profiles").forEach(id -> profiles.add(id.asText()));
        try {
            return new Run(
                    node.path("pid").asLong(),
                    Instant.parse(node.path("started").asText()),
                    profiles);
        } catch (DateTimeParseException unusable) {
            LOG.debug("{} is no time", node.path("started"));
            return null;
        }
    }

    private static Map<String, Instant> readTimes(JsonNode node) {
        Map<String, Instant> times = new HashMap<>();
        node.properties().forEach(entry -> {
            try {
                times.put(entry.getKey(), Instant.parse(entry.getValue().asText()));
            } catch (DateTimeParseException unusable) {
                LOG.debug("{} is no time", entry.getValue());
            }
        });
        return times;
    }

    private static @Nullable WindowPlace readWindow(JsonNode node) {
        boolean complete = node.path("x").isNumber() && node.path("y").isNumber();
        double width = node.path("width").asDouble();
        double height = node.path("height").asDouble();
        return complete && width > 0 && height > 0
                ? new WindowPlace(
                        node.path("x").asDouble(),
                        node.path("y").asDouble(),
                        width,
                        height,
                        node.path("maximized").asBoolean())
                : null;
    }

    private static ObjectNode write(Settings settings, ObjectNode document) {
        document.put("theme", settings.theme().label());
        document.put("fontScale", settings.fontScale());
        WindowPlace window = settings.window();
        if (window != null) {
            document.withObjectProperty("window")
                    .put("x", window.x())
                    .put("y", window.y())
                    .put("width", window.width())
                    .put("height", window.height())
                    .put("maximized", window.maximized());
        }
        ObjectNode splits = document.withObjectProperty("splits");
        settings.splits().forEach(splits::put);
        ObjectNode times = document.withObjectProperty("lastUsed");
        settings.lastUsed().forEach((id, time) -> times.put(id, time.toString()));
        writeRun(settings.run(), document);
        return document;
    }

    private static void writeRun(@Nullable Run run, ObjectNode document) {
        if (run == null) {
            document.remove("run");
            return;
        }
        ObjectNode node = document.withObjectProperty("run");
        node.put("pid", run.pid()).put("started", run.started().toString());
        ArrayNode profiles = node.putArray("profiles");
        run.profiles().forEach(profiles::add);
    }
}
