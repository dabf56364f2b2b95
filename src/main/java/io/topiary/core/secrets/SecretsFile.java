package io.topiary.core.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.store.JsonFile;
import io.topiary.core.store.LoadResult;
import io.topiary.core.store.StoreException;
import java.io.Serial;
import java.nio.file.Path;
import java.util.Set;

/**
 * The document {@code secrets.json}: which passwords the keychain holds, and the encrypted ones.
 *
 * <pre>{@code
 * "id"          tells the items of this home from those of others in the same keychain
 * "keychain"    {"profile": ["use", …]}     held by the keychain
 * "discarded"   {"profile": ["use", …]}     to be deleted there as soon as it can be reached
 * "encryption"  how the passphrase becomes the key
 * "entries"     {"profile": {"use": {"nonce", "data"}}}
 * "forgotten"   {"profile": ["use", …]}     entries deleted while the file was locked
 * }</pre>
 */
final class SecretsFile {

    static final String ID = "id";
    static final String KEYCHAIN = "keychain";
    static final String DISCARDED = "discarded";
    static final String ENCRYPTION = "encryption";
    static final String ENTRIES = "entries";
    static final String FORGOTTEN = "forgotten";

    private static final int VERSION = 1;
    private static final Set<String> OBJECTS = Set.of(KEYCHAIN, DISCARDED, ENCRYPTION, ENTRIES, FORGOTTEN);

    private final JsonFile file;

    /** Loads {@code path}, which need not exist. */
    SecretsFile(Path path) {
        this.file = JsonFile.open(path, VERSION, SecretsFile::isOne);
    }

    /** A change of the document that may find that it can't be made. */
    @FunctionalInterface
    interface Change {

        /** Makes it. */
        void apply(ObjectNode document) throws SecretException;
    }

    /** What was found on loading. */
    LoadResult loaded() {
        return file.result();
    }

    /** The document as it is on disk now. */
    ObjectNode read() {
        return file.reload();
    }

    /**
     * Applies {@code change} to what is on disk now, and saves that.
     *
     * @throws SecretException if {@code change} throws it or if it can't be saved; nothing changes then
     */
    void change(Change change) throws SecretException {
        try {
            file.update(document -> {
                try {
                    change.apply(document);
                    return document;
                } catch (SecretException e) {
                    throw new Refusal(e);
                }
            });
        } catch (StoreException e) {
            throw SecretException.notSaved(e);
        } catch (Refusal e) {
            throw e.problem;
        }
    }

    /**
     * Deletes the older contents of the file.
     *
     * @throws SecretException if that fails
     */
    void deleteGenerations() throws SecretException {
        try {
            file.deleteGenerations();
        } catch (StoreException e) {
            throw SecretException.notSaved(e);
        }
    }

    /** Carries the problem through the file's code, so that nothing is saved. */
    private static final class Refusal extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;

        private final SecretException problem;

        Refusal(SecretException problem) {
            super(problem);
            this.problem = problem;
        }
    }

    private static boolean isOne(ObjectNode document) {
        JsonNode id = document.path(ID);
        boolean objects =
                OBJECTS.stream().map(document::path).allMatch(node -> node.isMissingNode() || node.isObject());
        return (id.isMissingNode() || id.isTextual())
                && objects
                && document.path(ENTRIES).valueStream().allMatch(JsonNode::isObject);
    }
}
