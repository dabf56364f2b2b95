package io.topiary.core.profile.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import io.topiary.core.secrets.SecretBox;
import io.topiary.core.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@link ProfileExport} writes, and {@code profiles.json} itself. */
final class OwnFormat implements ImportFormat {

    private final SecretBox box;

    OwnFormat(SecretBox box) {
        this.box = box;
    }

    @Override
    public boolean detect(ImportFile file) {
        if (!file.looksLikeJson()) {
            return false;
        }
        JsonNode root = file.json().root();
        return root.path(ExportShape.KIND_KEY).asText().equals(ExportShape.KIND)
                || (root.path(ExportShape.PROFILES).isArray() && root.has(ExportShape.VERSION_KEY));
    }

    @Override
    public ImportPreview read(ImportFile file) {
        PartialJson json = file.json();
        JsonNode version = json.root().path(ExportShape.VERSION_KEY);
        if (version.isNumber() && version.asDouble() > ExportShape.VERSION) {
            return ImportPreview.nothing(ImportSource.TOPIARY, Text.of("exchange.note.newer"));
        }
        JsonNode profiles = json.root().path(ExportShape.PROFILES);
        Items items = new Items();
        Set<String> ids = new HashSet<>();
        Map<String, Integer> places = new HashMap<>();
        for (JsonNode profile : profiles) {
            int place = items.size();
            String id = profile.path("id").asText();
            boolean first = ids.add(id.toLowerCase(Locale.ROOT));
            items.add(profile.path("name").asText(), () -> {
                JsonNotes.requireWhole(json, profile);
                ImportItem.Ready ready = OwnProfile.read(profile, first);
                if (first) {
                    places.put(id, place);
                }
                return ready;
            });
        }
        List<Text> notes = new ArrayList<>(JsonNotes.broken(json));
        return new ImportPreview(
                ImportSource.TOPIARY, items.list(), items.notes(notes), sealed(json, profiles, places));
    }

    private @Nullable SealedSecrets sealed(PartialJson json, JsonNode profiles, Map<String, Integer> places) {
        JsonNode secrets = json.root().path(ExportShape.SECRETS);
        return secrets.isObject() && json.problem() == null
                ? new SealedSecrets(box, secrets, ExportShape.context(profiles), places)
                : null;
    }
}
