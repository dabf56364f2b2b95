package io.topiary.core.profile.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import io.topiary.core.text.Text;
import java.util.List;

/** What the readers of JSON have in common: files that break off in the middle. */
final class JsonNotes {

    private JsonNotes() {}

    /** Refuses what broke off, and what is no object. */
    static void requireWhole(PartialJson json, JsonNode item) {
        if (json.isUnfinished(item)) {
            throw new RefusedException("exchange.refused.cut");
        }
        if (!item.isObject()) {
            throw new RefusedException("exchange.refused.shape");
        }
    }

    /** The preview of {@code items}, with a note if the file goes bad after them. */
    static ImportPreview preview(ImportSource source, Items items, PartialJson json) {
        return ImportPreview.of(source, items.list(), items.notes(broken(json)));
    }

    /** The note on a file that goes bad somewhere. */
    static List<Text> broken(PartialJson json) {
        Text problem = json.problem();
        return problem == null ? List.of() : List.of(Text.of("exchange.note.broken", problem));
    }
}
