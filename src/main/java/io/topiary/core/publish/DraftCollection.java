package io.topiary.core.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.store.FileProblem;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Saved drafts in a file that is given to others: <code>{"version":1,"kind":"topiary-messages","messages":[…]}</code>. There are no
 * addresses and no passwords in it. Blocks, so not for the FX thread.
 */
public final class DraftCollection {

    private static final int VERSION = 1;
    private static final String KIND = "topiary-messages";
    private static final long LARGEST_BYTES = 64L * 1024 * 1024;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private DraftCollection() {}

    /** Writes {@code drafts} to {@code file}, in place of what is there. @throws EncodeException if it can't be written */
    public static void write(Path file, List<SavedDraft> drafts) throws EncodeException {
        ObjectNode document = MAPPER.createObjectNode();
        document.put("version", VERSION);
        document.put("kind", KIND);
        ArrayNode messages = document.putArray("messages");
        drafts.forEach(draft -> messages.add(DraftJson.write(draft)));
        try {
            Files.write(file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(document));
        } catch (IOException e) {
            throw new EncodeException(
                    Text.of("publish.collection.unwritable", file.toString(), FileProblem.of(e, file)));
        }
    }

    /** The drafts in {@code file}; what can't be used is left out. @throws EncodeException if it is no collection */
    public static List<SavedDraft> read(Path file) throws EncodeException {
        JsonNode document;
        try {
            PayloadFile.size(file, LARGEST_BYTES);
            document = MAPPER.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new EncodeException(Text.of("publish.collection.none", file.toString()));
        } catch (IOException e) {
            throw new EncodeException(Text.of("publish.file.unreadable", file.toString(), FileProblem.of(e, file)));
        }
        if (!document.path("kind").asText("").equals(KIND)) {
            throw new EncodeException(Text.of("publish.collection.none", file.toString()));
        }
        if (document.path("version").asInt(0) > VERSION) {
            throw new EncodeException(Text.of("publish.collection.newer", file.toString()));
        }
        List<SavedDraft> drafts = new ArrayList<>();
        document.path("messages").forEach(node -> DraftJson.readSaved(node).ifPresent(drafts::add));
        return drafts;
    }
}
