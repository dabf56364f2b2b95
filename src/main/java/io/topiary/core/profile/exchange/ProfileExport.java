package io.topiary.core.profile.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.message.Secret;
import io.topiary.core.profile.ProfileDocument;
import io.topiary.core.secrets.SecretBox;
import io.topiary.core.secrets.SecretBoxException;
import io.topiary.core.store.PrivateFile;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Text;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes profiles into a file that another Topiary, or this one later, imports with {@link ProfileImports}. The file can be
 * read by its owner only. Without a passphrase there is no password in it; secret values of WebSocket headers are left out
 * in any case. Immutable; blocks, so not for the FX thread.
 */
public final class ProfileExport {

    private final SecretBox box;

    /** @param box encrypts the passwords that are exported */
    public ProfileExport(SecretBox box) {
        this.box = box;
    }

    /**
     * Writes {@code profiles} without passwords.
     *
     * @param file takes the place of what is there
     * @param profiles see {@link io.topiary.core.profile.ProfileStore#documents}
     * @throws StoreException if it can't be written, or if there are so many that they could not be imported again; what was
     *     there still is
     */
    public void write(Path file, List<ProfileDocument> profiles) throws StoreException {
        PrivateFile.write(file, bytes(file, document(file, profiles)));
    }

    /**
     * Writes {@code profiles} with their passwords, which {@code passphrase} encrypts.
     *
     * @param file takes the place of what is there
     * @param profiles see {@link io.topiary.core.profile.ProfileStore#documents}
     * @param secrets by profile id and use; of other profiles than these none is written
     * @param passphrase not blank
     * @throws StoreException if it can't be written; what was there still is
     * @throws SecretBoxException if the passwords can't be encrypted; nothing is written then
     * @throws IllegalArgumentException if the passphrase is blank
     */
    public void write(
            Path file, List<ProfileDocument> profiles, Map<String, Map<String, Secret>> secrets, Secret passphrase)
            throws StoreException, SecretBoxException {
        if (new String(passphrase.chars()).isBlank()) {
            throw new IllegalArgumentException("a blank passphrase");
        }
        ObjectNode document = document(file, profiles);
        Map<String, Map<String, Secret>> theirs = new TreeMap<>();
        for (ProfileDocument profile : profiles) {
            String id = profile.profile().id();
            if (secrets.containsKey(id)) {
                theirs.put(id, secrets.get(id));
            }
        }
        // Of what will be read from the file, not of what is in memory: numbers have more than one form.
        PartialJson written = PartialJson.parse(new String(bytes(file, document), StandardCharsets.UTF_8));
        String context = ExportShape.context(written.root().path(ExportShape.PROFILES));
        document.set(ExportShape.SECRETS, SealedSecrets.seal(box, theirs, context, passphrase));
        PrivateFile.write(file, bytes(file, document));
    }

    private static byte[] bytes(Path file, ObjectNode document) throws StoreException {
        byte[] bytes = ExportShape.bytes(document);
        if (bytes.length > ProfileImports.LARGEST_BYTES) {
            throw tooMuch(file);
        }
        return bytes;
    }

    private static StoreException tooMuch(Path file) {
        return new StoreException(
                Text.of("exchange.export.most", file.toString(), Items.MOST, ProfileImports.LARGEST_BYTES / 1_000_000),
                null);
    }

    private static ObjectNode document(Path file, List<ProfileDocument> profiles) throws StoreException {
        if (profiles.size() > Items.MOST) {
            throw tooMuch(file);
        }
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put(ExportShape.VERSION_KEY, ExportShape.VERSION);
        document.put(ExportShape.KIND_KEY, ExportShape.KIND);
        ArrayNode array = document.putArray(ExportShape.PROFILES);
        for (ProfileDocument profile : profiles) {
            ObjectNode json = profile.json();
            UnknownKeys.clean(json, profile);
            array.add(json);
        }
        return document;
    }
}
