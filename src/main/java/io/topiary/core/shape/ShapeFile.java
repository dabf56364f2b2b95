package io.topiary.core.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.shape.Oddity.What;
import io.topiary.core.store.JsonFile;
import io.topiary.core.store.LoadResult;
import io.topiary.core.store.StoreException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What is usual of the topics of a profile, over its sessions: what was learned, and what somebody said is fine. Holds
 * {@value #MOST_PATHS} places and about {@value #MOST_CHARACTERS} characters at most; of topics beyond that nothing is
 * kept. For one thread at a time; blocks.
 */
public final class ShapeFile {

    /** Most places of all topics together. */
    static final int MOST_PATHS = 20_000;

    /** Most characters of topics, names and numbers. */
    static final long MOST_CHARACTERS = 4_000_000;

    private static final int VERSION = 1;
    private static final int LONGEST_DETAIL = 1_000;
    private static final String TOPICS = "topics";
    private static final String TOPIC = "topic";
    private static final String ACCEPTED = "accepted";

    private final JsonFile file;

    private ShapeFile(JsonFile file) {
        this.file = file;
    }

    /** Loads {@code path}, which need not exist. */
    public static ShapeFile open(Path path) {
        return new ShapeFile(JsonFile.open(
                path,
                VERSION,
                document -> document.path(TOPICS).isMissingNode()
                        || document.path(TOPICS).isArray()));
    }

    /** What was found on loading. */
    public LoadResult loaded() {
        return file.result();
    }

    /** Has {@code book} know what is kept, of topics that it knows nothing of yet. */
    public void load(ShapeBook book) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        Map<String, Set<Oddity>> accepted = new HashMap<>();
        ShapeJson json = new ShapeJson(MOST_PATHS, MOST_CHARACTERS);
        for (JsonNode node : file.document().path(TOPICS)) {
            String topic = node.path(TOPIC).asText();
            Shape shape = json.read(node, book.options());
            if (!topic.isEmpty() && shape != null) {
                shapes.putIfAbsent(topic, shape);
            }
            Set<Oddity> fine = accepted(node.path(ACCEPTED));
            if (!topic.isEmpty() && !fine.isEmpty()) {
                accepted.putIfAbsent(topic, fine);
            }
        }
        book.restore(shapes, accepted);
    }

    private static Set<Oddity> accepted(JsonNode nodes) {
        Set<Oddity> accepted = new HashSet<>();
        for (JsonNode node : nodes) {
            if (accepted.size() < ShapeBook.MOST_ACCEPTED) {
                accepted.add(new Oddity(
                        What.INVALID,
                        node.path("pointer").asText(),
                        JsonKind.NULL,
                        node.path("detail").asText()));
            }
        }
        return accepted;
    }

    /**
     * Keeps what {@code book} knows in place of what is kept.
     *
     * @throws StoreException if it can't be saved
     */
    public void save(ShapeBook book) throws StoreException {
        file.update(document -> {
            ArrayNode topics = document.putArray(TOPICS);
            ShapeJson json = new ShapeJson(MOST_PATHS, MOST_CHARACTERS);
            book.each((topic, shape, accepted) -> {
                if (json.hasRoomFor(topic, shape)) {
                    ObjectNode node = topics.addObject().put(TOPIC, topic);
                    json.write(shape, node);
                    accepted.stream()
                            .filter(oddity -> oddity.detail().length() <= LONGEST_DETAIL)
                            .forEach(oddity -> node.withArray(ACCEPTED)
                                    .addObject()
                                    .put("pointer", oddity.pointer())
                                    .put("detail", oddity.detail()));
                }
            });
            return document;
        });
    }
}
