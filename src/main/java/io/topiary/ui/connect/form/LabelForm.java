package io.topiary.ui.connect.form;

import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ProfileLabel;
import io.topiary.core.profile.ProfileLabel.Colour;
import io.topiary.core.profile.Protection;
import io.topiary.core.text.Text;
import java.util.Arrays;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;

/** What a profile is called, where it is in the list, and what it is protected from. FX thread. */
public final class LabelForm extends FormSection {

    private static final int LONGEST_GROUP = 200;

    public final StringProperty name = text(Field.NAME);
    public final ObjectProperty<Colour> colour = choice(Colour.NONE);

    /** Levels separated by {@code /}; empty for none. */
    public final StringProperty group = text(Field.GROUP);

    public final StringProperty notes = text();
    public final BooleanProperty production = flag(false);
    public final BooleanProperty readOnly = flag(false);
    public final BooleanProperty autoConnect = flag(false);

    LabelForm() {}

    void clear() {
        fill("", ProfileLabel.NONE, Protection.NONE, false);
    }

    void fill(ConnectionProfile profile) {
        fill(profile.name(), profile.label(), profile.protection(), profile.autoConnect());
    }

    private void fill(String newName, ProfileLabel label, Protection protection, boolean auto) {
        name.set(newName);
        colour.set(label.colour());
        group.set(label.group());
        notes.set(label.notes());
        production.set(protection.production());
        readOnly.set(protection.readOnly());
        autoConnect.set(auto);
    }

    /** {@code profile} with what is typed here. The name must be none of the problems. */
    ConnectionProfile applyTo(ConnectionProfile profile) {
        return profile.withName(name.get().strip())
                .withLabel(new ProfileLabel(colour.get(), plainGroup(), notes.get()))
                .withProtection(new Protection(production.get(), readOnly.get()))
                .withAutoConnect(autoConnect.get());
    }

    void check(Problems problems) {
        if (name.get().isBlank()) {
            problems.put(Field.NAME, Text.of("connect.error.name"));
        }
        if (plainGroup().length() > LONGEST_GROUP) {
            problems.put(Field.GROUP, Text.of("connect.error.group", LONGEST_GROUP));
        }
    }

    /** The folder without blanks around its levels and without empty levels. */
    private String plainGroup() {
        return Arrays.stream(group.get().split("/", -1))
                .map(String::strip)
                .filter(level -> !level.isEmpty())
                .collect(Collectors.joining("/"));
    }
}
