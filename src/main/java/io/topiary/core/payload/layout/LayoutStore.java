package io.topiary.core.payload.layout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.store.JsonFile;
import io.topiary.core.store.LoadResult;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * The layouts in {@code layouts.json}, in order. One that can't be used stays in the file, behind the others; so do keys
 * that nobody knows.
 *
 * <p>Thread-safe. Changes are saved before the method returns, on the caller's thread.
 */
public final class LayoutStore {

    /** Most layouts. */
    public static final int MOST = 500;

    private static final String LAYOUTS = "layouts";
    private static final int VERSION = 1;

    private final JsonFile file;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Content content;

    private record Content(List<Layout> layouts, List<JsonNode> unreadable) {}

    private LayoutStore(JsonFile file) {
        this.file = file;
        this.content = read(file.document());
    }

    /** Loads {@code path}, which need not exist. */
    public static LayoutStore open(Path path) {
        return new LayoutStore(JsonFile.open(
                path,
                VERSION,
                document -> document.path(LAYOUTS).isMissingNode()
                        || document.path(LAYOUTS).isArray()));
    }

    /** What was found on loading. */
    public LoadResult loaded() {
        return file.result();
    }

    /** All layouts, in order. */
    public List<Layout> layouts() {
        return content.layouts();
    }

    /** The layout {@code name}. */
    public Optional<Layout> layout(String name) {
        return layouts().stream().filter(layout -> layout.name().equals(name)).findFirst();
    }

    /** How many layouts in the file can't be used. */
    public int unreadable() {
        return content.unreadable().size();
    }

    /**
     * Changes the layouts as they are on disk now, and saves.
     *
     * @param change gets all layouts in order, returns what they are to be
     * @throws StoreException if one can't be used, two have one name, or they can't be saved; nothing changes then
     */
    public void change(UnaryOperator<List<Layout>> change) throws StoreException {
        synchronized (this) {
            check(change.apply(layouts()));
            content = read(file.update(document -> {
                Content now = read(document);
                write(document, now, change.apply(now.layouts()));
                return document;
            }));
        }
        listeners.forEach(Runnable::run);
    }

    /**
     * Has {@code listener} called after each change, on the thread that made it.
     *
     * @return ends that
     */
    public Runnable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private static void check(List<Layout> layouts) throws StoreException {
        if (layouts.size() > MOST) {
            throw new StoreException(Text.of("layout.problem.most", MOST), null);
        }
        Set<String> names = new HashSet<>();
        for (Layout layout : layouts) {
            Optional<Text> problem = names.add(layout.name())
                    ? layout.problem()
                    : Optional.of(Text.of("layout.problem.taken", layout.name()));
            if (problem.isPresent()) {
                throw new StoreException(problem.get(), null);
            }
        }
    }

    private static void write(ObjectNode document, Content before, List<Layout> layouts) {
        Map<String, JsonNode> known = new HashMap<>();
        document.path(LAYOUTS)
                .forEach(node -> known.putIfAbsent(node.path(LayoutJson.NAME).asText(), node));
        ArrayNode array = document.arrayNode();
        for (Layout layout : layouts) {
            ObjectNode node =
                    known.get(layout.name()) instanceof ObjectNode old ? old.deepCopy() : document.objectNode();
            LayoutJson.write(layout, node);
            array.add(node);
        }
        before.unreadable().forEach(array::add);
        document.set(LAYOUTS, array);
    }

    private static Content read(ObjectNode document) {
        List<Layout> layouts = new ArrayList<>();
        List<JsonNode> unreadable = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode node : document.path(LAYOUTS)) {
            Optional<Layout> layout = LayoutJson.read(node);
            if (layout.isPresent() && names.add(layout.get().name()) && layouts.size() < MOST) {
                layouts.add(layout.get());
            } else {
                unreadable.add(node);
            }
        }
        return new Content(List.copyOf(layouts), List.copyOf(unreadable));
    }
}
