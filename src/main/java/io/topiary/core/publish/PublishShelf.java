package io.topiary.core.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.store.JsonFile;
import io.topiary.core.store.LoadResult;
import io.topiary.core.store.StoreException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * What is kept of publishing in {@code publish.json}: what was published lately, for each profile, and the drafts that the user
 * saved, in folders. Thread-safe; changes are saved before the method returns, on the caller's thread.
 */
public final class PublishShelf {

    /** Most messages kept of what was published with one profile. */
    public static final int MOST_PUBLISHED = 100;

    /** Most saved drafts. */
    public static final int MOST_SAVED = 2_000;

    /** Larger payloads are published but not kept; in characters. */
    public static final int LARGEST_KEPT = 16 * 1024;

    private static final String PUBLISHED = "published";
    private static final String SAVED = "saved";
    private static final int MOST_PROFILES = 50;
    private static final int VERSION = 1;
    private static final String NO_PROFILE = "-";

    private final JsonFile file;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private PublishShelf(JsonFile file) {
        this.file = file;
    }

    /** Loads {@code path}, which need not exist. */
    public static PublishShelf open(Path path) {
        return new PublishShelf(JsonFile.open(
                path,
                VERSION,
                document -> document.path(SAVED).isMissingNode()
                        || document.path(SAVED).isArray()));
    }

    /** What was found on loading. */
    public LoadResult loaded() {
        return file.result();
    }

    /** What was published with the profile {@code profileId}, or without one if that is empty; newest first. */
    public List<Draft> published(String profileId) {
        List<Draft> drafts = new ArrayList<>();
        for (JsonNode node : file.document().path(PUBLISHED).path(key(profileId))) {
            DraftJson.read(node).ifPresent(drafts::add);
        }
        return drafts;
    }

    /**
     * Keeps {@code drafts} as the newest ones published; those that are too large are left out.
     *
     * @param drafts oldest first
     * @throws StoreException if they can't be saved
     */
    public void remember(String profileId, List<Draft> drafts) throws StoreException {
        Deque<ObjectNode> written = new ArrayDeque<>();
        drafts.stream()
                .filter(draft -> draft.payload().length() <= LARGEST_KEPT)
                .map(DraftJson::write)
                .forEach(written::addFirst);
        change(document -> {
            ObjectNode all = document.withObjectProperty(PUBLISHED);
            Set<JsonNode> kept = new LinkedHashSet<>(written);
            all.path(key(profileId)).forEach(kept::add);
            ArrayNode array = document.arrayNode();
            kept.stream().limit(MOST_PUBLISHED).forEach(array::add);
            all.remove(key(profileId));
            // the profile published with last stands last
            all.set(key(profileId), array);
            while (all.size() > MOST_PROFILES) {
                all.remove(all.fieldNames().next());
            }
        });
    }

    /** Forgets what was published with the profile {@code profileId}. @throws StoreException if that can't be saved */
    public void forget(String profileId) throws StoreException {
        change(document -> document.withObjectProperty(PUBLISHED).remove(key(profileId)));
    }

    /** All saved drafts, by folder and name. */
    public List<SavedDraft> saved() {
        return read(file.document().path(SAVED));
    }

    /** Keeps {@code draft}, in place of one at the same place. @throws StoreException if it can't be saved */
    public void save(SavedDraft draft) throws StoreException {
        take(List.of(draft));
    }

    /** Keeps all of {@code drafts}, in place of those at the same places. @throws StoreException if they can't be saved */
    public void take(List<SavedDraft> drafts) throws StoreException {
        change(document -> {
            List<SavedDraft> all = new ArrayList<>(read(document.path(SAVED)));
            for (SavedDraft draft : drafts) {
                all.removeIf(draft::isAt);
                if (all.size() < MOST_SAVED) {
                    all.add(draft);
                }
            }
            write(document, all);
        });
    }

    /** Takes {@code drafts} away. @throws StoreException if that can't be saved */
    public void remove(List<SavedDraft> drafts) throws StoreException {
        change(document -> {
            List<SavedDraft> all = new ArrayList<>(read(document.path(SAVED)));
            drafts.forEach(draft -> all.removeIf(draft::isAt));
            write(document, all);
        });
    }

    /** Puts back what was taken away, but where something else was saved since. @throws StoreException if it can't be saved */
    public void putBack(List<SavedDraft> drafts) throws StoreException {
        List<SavedDraft> now = saved();
        take(drafts.stream()
                .filter(draft -> now.stream().noneMatch(draft::isAt))
                .toList());
    }

    /** Has {@code listener} called after each change, on the thread that made it. @return ends that */
    public Runnable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void change(Consumer<ObjectNode> change) throws StoreException {
        file.update(document -> {
            change.accept(document);
            return document;
        });
        listeners.forEach(Runnable::run);
    }

    private static void write(ObjectNode document, List<SavedDraft> drafts) {
        ArrayNode array = document.arrayNode();
        drafts.forEach(draft -> array.add(DraftJson.write(draft)));
        document.set(SAVED, array);
    }

    private static List<SavedDraft> read(JsonNode array) {
        List<SavedDraft> drafts = new ArrayList<>();
        for (JsonNode node : array) {
            Optional<SavedDraft> draft = DraftJson.readSaved(node);
            draft.ifPresent(drafts::add);
        }
        drafts.sort(Comparator.comparing(SavedDraft::folder).thenComparing(SavedDraft::name));
        return drafts;
    }

    private static String key(String profileId) {
        return profileId.isEmpty() ? NO_PROFILE : profileId;
    }
}
