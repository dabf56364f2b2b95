package io.topiary.testing;

import io.topiary.core.payload.FormatChoices;
import io.topiary.core.payload.PayloadFormat;
import io.topiary.core.payload.PayloadFormat.Guess;
import io.topiary.core.payload.PayloadReader;
import io.topiary.core.payload.layout.InvalidLayoutException;
import io.topiary.core.payload.layout.Layout;
import io.topiary.core.payload.layout.LayoutDecoder;
import io.topiary.core.payload.layout.StructLayout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Reads payloads by layouts that a test changes, as the user does in their window. */
public final class ChangingLayouts {

    private final Map<String, Layout> layouts = new ConcurrentHashMap<>();
    private final FormatChoices choices = new FormatChoices();
    private final PayloadReader reader = new PayloadReader(
            List.of(new PayloadFormat(
                    LayoutDecoder.ID,
                    "Layout",
                    Set.of(),
                    Guess.NEVER,
                    () -> new LayoutDecoder(name -> Optional.ofNullable(layouts.get(name))))),
            choices);

    /** Reads by the layouts as they are. */
    public PayloadReader reader() {
        return reader;
    }

    /** The layout {@code name} is {@code struct} from now on. */
    public void set(String name, String struct) {
        try {
            layouts.put(name, Layout.of(name, StructLayout.parse(struct)));
        } catch (InvalidLayoutException e) {
            throw new IllegalArgumentException(struct, e);
        }
        choices.know(layouts.keySet().stream()
                .map(each -> LayoutDecoder.ID + ":" + each)
                .toList());
        choices.changed();
    }
}
