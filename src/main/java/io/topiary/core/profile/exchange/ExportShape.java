package io.topiary.core.profile.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The file that own profiles travel in.
 *
 * <pre>{@code
 * {"version": 1, "topiary": "profiles",
 *  "profiles": [as in profiles.json],
 *  "secrets": {encrypted: {"profile id": {"use": "password"}}}}
 * }</pre>
 */
final class ExportShape {

    static final int VERSION = 1;
    static final String VERSION_KEY = "version";
    static final String KIND_KEY = "topiary";
    static final String KIND = "profiles";
    static final String PROFILES = "profiles";
    static final String SECRETS = "secrets";

    private ExportShape() {}

    /** The file's content: indented, ending in a line feed. */
    static byte[] bytes(ObjectNode document) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(indenter);
        printer.indentObjectsWith(indenter);
        return (write(new ObjectMapper().writer(printer), document) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * What the passwords are encrypted for: these very profiles. In a file where somebody has put another broker into a
     * profile the passphrase opens nothing, and no password goes to that broker.
     */
    static String context(JsonNode profiles) {
        byte[] canonical = write(new ObjectMapper().writer(), profiles).getBytes(StandardCharsets.UTF_8);
        try {
            return "profiles "
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String write(ObjectWriter writer, JsonNode node) {
        try {
            return writer.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can be written", e);
        }
    }
}
