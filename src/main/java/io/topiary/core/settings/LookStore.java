package io.topiary.core.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.store.JsonFile;
import io.topiary.core.store.LoadResult;
import io.topiary.core.store.StoreException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
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

    private final JsonFile file;
    private final Map<String, Memory> open = new HashMap<>();

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
                : open.computeIfAbsent(
                        profileId,
                        id -> new Memory(
                                id,
                                TreeLookJson.read(file.document().path(PROFILES).path(id)),
                                saver));
    }

    /** What is remembered of the look at one broker's topics. Thread-safe. */
    public final class Memory {

        private final @Nullable String profileId;
        private final Executor saver;
        private final AtomicBoolean unsaved = new AtomicBoolean();
        private final Map<String, JsonNode> parts = new HashMap<>();
        private volatile TreeLook look;

        private Memory(@Nullable String profileId, TreeLook look, Executor saver) {
            this.profileId = profileId;
            this.look = look;
            this.saver = saver;
        }

        /** As it is now. */
        public TreeLook look() {
            return look;
        }

        /** Changes it, and has it saved soon if that made a difference. */
        public synchronized void change(UnaryOperator<TreeLook> change) {
            TreeLook next = change.apply(look);
            if (!next.equals(look)) {
                look = next;
                if (profileId != null && unsaved.compareAndSet(false, true)) {
                    saver.execute(this::save);
                }
            }
        }

        /** What a feature keeps under {@code key} of this profile; null if nothing is kept. Not to be changed. */
        public synchronized @Nullable JsonNode part(String key) {
            JsonNode changed = parts.get(key);
            return changed != null || profileId == null
                    ? changed
                    : file.document().path(PROFILES).path(profileId).get(key);
        }

        /** Keeps {@code part}, which nobody changes any more, under {@code key} of this profile, and has it saved soon. */
        public synchronized void keep(String key, JsonNode part) {
            if (!part.equals(part(key))) {
                parts.put(key, part);
                if (profileId != null && unsaved.compareAndSet(false, true)) {
                    saver.execute(this::save);
                }
            }
        }

        private synchronized void write(ObjectNode node) {
            TreeLookJson.write(look, node);
            parts.forEach(node::set);
        }

        /** Saves what is not saved yet, on the caller's thread; a failure is logged. */
        public void save() {
            String id = profileId;
            if (id == null || !unsaved.compareAndSet(true, false)) {
                return;
            }
            try {
                file.update(document -> {
                    write(child(child(document, PROFILES), id));
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
