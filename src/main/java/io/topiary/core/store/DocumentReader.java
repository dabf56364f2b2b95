package io.topiary.core.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Predicate;

/** Reads a versioned JSON document and says what it is; bounded in size and depth. */
final class DocumentReader {

    static final String VERSION = "version";

    static final long LARGEST_BYTES = 16 * 1024 * 1024;

    private final ObjectMapper mapper = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(100).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private final int version;
    private final Predicate<ObjectNode> shape;

    /**
     * @param version the newest version understood
     * @param shape whether a document has what its owner needs to read it
     */
    DocumentReader(int version, Predicate<ObjectNode> shape) {
        this.version = version;
        this.shape = shape;
    }

    /** What a file turned out to be. */
    sealed interface Reading {

        /** There is none. */
        record Missing() implements Reading {}

        /** A document of a version that is understood. */
        record Good(ObjectNode document) implements Reading {}

        /** A document of a later version. */
        record Newer(ObjectNode document, int version) implements Reading {}

        /** Not such a document. */
        record Broken(Text problem) implements Reading {}

        /** The file system refused. */
        record Failed(IOException cause) implements Reading {}
    }

    /** An empty document of the current version. */
    ObjectNode empty() {
        return mapper.createObjectNode().put(VERSION, version);
    }

    /** The bytes of {@code document}, indented, ending in a line feed. */
    byte[] write(ObjectNode document) throws JsonProcessingException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        printer.indentArraysWith(indenter);
        printer.indentObjectsWith(indenter);
        return (mapper.writer(printer).writeValueAsString(document) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    Reading read(Path file) {
        byte[] content;
        try {
            if (Files.isDirectory(file)) {
                return new Reading.Failed(new IOException("is a directory"));
            }
            if (Files.size(file) > LARGEST_BYTES) {
                return new Reading.Broken(Text.of("store.problem.size"));
            }
            content = Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            return new Reading.Missing();
        } catch (IOException e) {
            return new Reading.Failed(e);
        }
        return content.length == 0 ? new Reading.Broken(Text.of("store.problem.empty")) : parse(content);
    }

    private Reading parse(byte[] content) {
        JsonNode root;
        try {
            root = mapper.readTree(content);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            return new Reading.Broken(
                    at == null
                            ? Text.of("store.problem.json")
                            : Text.of("store.problem.json.at", at.getLineNr(), at.getColumnNr()));
        } catch (IOException e) {
            return new Reading.Failed(e);
        }
        if (!(root instanceof ObjectNode document)) {
            return new Reading.Broken(Text.of("store.problem.shape"));
        }
        // A script that seeds a file may leave the version out.
        JsonNode written = document.path(VERSION);
        if (!written.isMissingNode() && !(written.isInt() && written.intValue() >= 1)) {
            return new Reading.Broken(Text.of("store.problem.version"));
        }
        int found = written.asInt(version);
        if (found > version) {
            return new Reading.Newer(document, found);
        }
        return shape.test(document) ? new Reading.Good(document) : new Reading.Broken(Text.of("store.problem.shape"));
    }
}
