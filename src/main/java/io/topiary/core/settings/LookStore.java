package io.topiary.core.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.store.JsonFile;
import io.topiary.core.store.LoadResult;
import io.topiary.core.store.StoreException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the user looks at each broker's topics, in {@code views.json}, by the id of its profile. Unknown keys are kept, also
 * those of profiles that are gone.
 *
 * <p>Thread-safe. Changes hold at once and are saved in the background, the newest of them.
 */
public final class LookStore {

    private static final Logger LOG = LoggerFactory.getLogger(LookStore.class);
    private static final int VERSION = 1;
    private static final String PROFILES = "profiles";
    private static final String CHARTS = "charts";

    private final JsonFile file;
    private final Map<String, Memory> open = new HashMap<>();
    private final Map<String, Charts> openCharts = new HashMap<>();

    private LookStore(JsonFile file) {
        this.file = file;
    }

    /** Loads {@code path}, which need not exist. */
    public static LookStore open(Path path) {
        return new LookStore(JsonFile.open(path, VERSION, document -> true));
    }

    /** What was found on loading. */
    public LoadResult loaded() {
        return file.result();
    }

    /**
     * The look of one broker's topics; the same for all that ask for the same profile.
     *
     * @param profileId whose; null for a session of no profile, of which nothing is saved
     * @param saver saves
     */
    public synchronized Memory of(@Nullable String profileId, Executor saver) {
        return profileId == null
                ? new Memory(null, TreeLook.DEFAULT, saver)
                : open.computeIfAbsent(profileId, id -> new Memory(id, TreeLookJson.read(saved(id)), saver));
    }

    /**
     * The charts that are kept for one broker; the same for all that ask for the same profile.
     *
     * @param profileId whose; null for a session of no profile, of which nothing is saved
     * @param saver saves
     */
    public synchronized Charts charts(@Nullable String profileId, Executor saver) {
        return profileId == null
                ? new Charts(null, List.of(), saver)
                : openCharts.computeIfAbsent(
                        profileId,
                        id -> new Charts(id, ChartPlansJson.read(saved(id).path(CHARTS)), saver));
    }

    private JsonNode saved(String id) {
        return file.document().path(PROFILES).path(id);
    }

    /** What is remembered of the look at one broker's topics. Thread-safe. */
    public final class Memory extends Kept<TreeLook> {

        private final Map<String, JsonNode> parts;

        private Memory(@Nullable String profileId, TreeLook look, Executor saver) {
            this(profileId, look, saver, new ConcurrentHashMap<>());
        }

        private Memory(@Nullable String profileId, TreeLook look, Executor saver, Map<String, JsonNode> parts) {
            super(profileId, look, saver, (all, node) -> {
                TreeLookJson.write(all, node);
                parts.forEach(node::set);
            });
            this.parts = parts;
        }

        /** As it is now. */
        public TreeLook look() {
            return value();
        }

        /** What a feature keeps under {@code key} of this profile; null if nothing is kept. Not to be changed. */
        public synchronized @Nullable JsonNode part(String key) {
            JsonNode changed = parts.get(key);
            String id = profileId();
            return changed != null || id == null ? changed : saved(id).get(key);
        }

        /** Keeps {@code part}, which nobody changes any more, under {@code key} of this profile, and has it saved soon. */
        public synchronized void keep(String key, JsonNode part) {
            if (!part.equals(part(key))) {
                parts.put(key, part);
                saveSoon();
            }
        }
    }

    /** The charts that are kept for one broker, in their order. Thread-safe. */
    public final class Charts extends Kept<List<ChartPlan>> {

        private Charts(@Nullable String profileId, List<ChartPlan> plans, Executor saver) {
            super(
                    profileId,
                    List.copyOf(plans),
                    saver,
                    (all, node) -> ChartPlansJson.write(all, node.putArray(CHARTS)));
        }

        /** As they are now. */
        public List<ChartPlan> plans() {
            return value();
        }
    }

    /** Something that is remembered of one broker. Thread-safe. */
    public abstract class Kept<T> {

        private final @Nullable String profileId;
        private final Executor saver;
        private final BiConsumer<T, ObjectNode> writer;
        private final AtomicBoolean unsaved = new AtomicBoolean();
        private volatile T value;

        private Kept(@Nullable String profileId, T value, Executor saver, BiConsumer<T, ObjectNode> writer) {
            this.profileId = profileId;
            this.value = value;
            this.saver = saver;
            this.writer = writer;
        }

        T value() {
            return value;
        }

        /** Changes it, and has it saved soon if that made a difference. */
        public synchronized void change(UnaryOperator<T> change) {
            T next = change.apply(value);
            if (!next.equals(value)) {
                value = next;
                saveSoon();
            }
        }

        @Nullable
        String profileId() {
            return profileId;
        }

        void saveSoon() {
            if (profileId != null && unsaved.compareAndSet(false, true)) {
                saver.execute(this::save);
            }
        }

        /** Saves what is not saved yet, on the caller's thread; a failure is logged. */
        public void save() {
            String id = profileId;
            if (id == null || !unsaved.compareAndSet(true, false)) {
                return;
            }
            try {
                file.update(document -> {
                    writer.accept(value, child(child(document, PROFILES), id));
                    return document;
                });
            } catch (StoreException e) {
                LOG.warn("the look of the topics could not be saved", e);
            }
        }

        private static ObjectNode child(ObjectNode parent, String key) {
            return parent.get(key) instanceof ObjectNode known ? known : parent.putObject(key);
        }
    }
}
