package io.topiary.core.secrets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.message.Secret;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The encrypted entries of a document, opened with the key.
 *
 * <p>Each entry is bound to its owner and use, so that none can pose as another. An encrypted list of the entries and
 * their nonces shows which of them were put back to an older state, added or taken away; the file as a whole put back to
 * an older state shows nothing, for there is nowhere else to look. An entry that is not as it should be is not touched by
 * changes of others, and stays recognisable.
 */
final class EncryptedSheet {

    private static final String MANIFEST = "manifest";

    private final ObjectNode document;
    private final AesGcm cipher;
    private final ObjectNode manifest;
    private final ObjectMapper mapper = new ObjectMapper();

    private EncryptedSheet(ObjectNode document, AesGcm cipher, @Nullable ObjectNode manifest) {
        this.document = document;
        this.cipher = cipher;
        this.manifest = manifest == null ? mapper.createObjectNode() : manifest;
    }

    /** A sheet without entries; those in {@code document} are taken out. */
    static EncryptedSheet empty(ObjectNode document, AesGcm cipher) {
        document.remove(SecretsFile.ENTRIES);
        document.remove(SecretsFile.FORGOTTEN);
        return new EncryptedSheet(document, cipher, null);
    }

    /**
     * The sheet in {@code document}, which has a head that {@code cipher} opens.
     *
     * @throws SecretException if the list of entries is damaged
     */
    static EncryptedSheet open(ObjectNode document, AesGcm cipher) throws SecretException {
        Sealed sealed = Sealed.read(document.path(SecretsFile.ENCRYPTION).path(MANIFEST))
                .orElseThrow(EncryptionHead::damaged);
        byte[] text = cipher.open(sealed, MANIFEST);
        if (text == null) {
            throw EncryptionHead.damaged();
        }
        try {
            return new EncryptedSheet(document, cipher, (ObjectNode) new ObjectMapper().readTree(text));
        } catch (IOException | ClassCastException notOurs) {
            throw EncryptionHead.damaged();
        }
    }

    /** The entries that are there or should be. */
    Set<SecretName> names() {
        Set<SecretName> names = entries(document.path(SecretsFile.ENTRIES));
        names.addAll(entries(manifest));
        names.removeAll(NameSets.all(document, SecretsFile.FORGOTTEN));
        return names;
    }

    /** Which of {@link #names()} are not as they were written. */
    Set<SecretName> damaged() {
        Set<SecretName> damaged = names();
        damaged.removeIf(this::isSound);
        return damaged;
    }

    /**
     * The password called {@code name}; empty if there is none.
     *
     * @throws SecretException if the entry is not as it was written
     */
    Optional<Secret> read(SecretName name) throws SecretException {
        if (!names().contains(name)) {
            return Optional.empty();
        }
        byte[] text = text(name);
        if (text == null) {
            throw new SecretException(
                    SecretProblem.DAMAGED, Text.of("secrets.file.damagedEntry", name.owner(), name.use()));
        }
        CharBuffer characters = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(text));
        Secret secret = Secret.of(characters);
        Arrays.fill(text, (byte) 0);
        Arrays.fill(characters.array(), '\0');
        return Optional.of(secret);
    }

    /** Puts {@code secret} in, in place of what was there. */
    void put(SecretName name, Secret secret) {
        byte[] text = secret.utf8();
        Sealed sealed = cipher.seal(text, context(name));
        Arrays.fill(text, (byte) 0);
        ObjectNode owner = document.withObjectProperty(SecretsFile.ENTRIES).withObjectProperty(name.owner());
        sealed.write(owner.putObject(name.use()));
        manifest.withObjectProperty(name.owner()).put(name.use(), sealed.nonceText());
        NameSets.remove(document, SecretsFile.FORGOTTEN, Set.of(name));
    }

    /** Writes the list of entries: to be called after a change. */
    void seal() {
        for (SecretName name : NameSets.all(document, SecretsFile.FORGOTTEN)) {
            remove(document.withObjectProperty(SecretsFile.ENTRIES), name);
            remove(manifest, name);
        }
        document.remove(SecretsFile.FORGOTTEN);
        try {
            cipher.seal(mapper.writeValueAsBytes(manifest), MANIFEST)
                    .write(document.withObjectProperty(SecretsFile.ENCRYPTION).putObject(MANIFEST));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /** The names of the entries in {@code document}, as far as they can be told without the key. */
    static Set<SecretName> names(ObjectNode document) {
        Set<SecretName> names = entries(document.path(SecretsFile.ENTRIES));
        names.removeAll(NameSets.all(document, SecretsFile.FORGOTTEN));
        return names;
    }

    /** Takes {@code names} out without the key; the list of entries hears of it with the next change made with it. */
    static void forget(ObjectNode document, Set<SecretName> names) {
        names.forEach(name -> remove(document.withObjectProperty(SecretsFile.ENTRIES), name));
        NameSets.add(document, SecretsFile.FORGOTTEN, names);
    }

    private boolean isSound(SecretName name) {
        byte[] text = text(name);
        if (text != null) {
            Arrays.fill(text, (byte) 0);
        }
        return text != null;
    }

    private byte @Nullable [] text(SecretName name) {
        Sealed sealed = Sealed.read(entry(name)).orElse(null);
        String nonce = manifest.path(name.owner()).path(name.use()).asText();
        return sealed != null && sealed.nonceText().equals(nonce) ? cipher.open(sealed, context(name)) : null;
    }

    private JsonNode entry(SecretName name) {
        return document.path(SecretsFile.ENTRIES).path(name.owner()).path(name.use());
    }

    private static void remove(ObjectNode owners, SecretName name) {
        if (owners.get(name.owner()) instanceof ObjectNode uses) {
            uses.remove(name.use());
            if (uses.isEmpty()) {
                owners.remove(name.owner());
            }
        }
    }

    private static Set<SecretName> entries(JsonNode owners) {
        Set<SecretName> names = new LinkedHashSet<>();
        owners.properties()
                .forEach(owner -> owner.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                use -> NameSets.name(owner.getKey(), use).ifPresent(names::add)));
        return names;
    }

    private static String context(SecretName name) {
        return "entry\n" + name.owner() + "\n" + name.use();
    }
}
