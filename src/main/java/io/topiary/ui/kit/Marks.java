package io.topiary.ui.kit;

import io.topiary.core.profile.ProfileLabel.Colour;
import io.topiary.core.session.SessionIdentity;
import java.util.Locale;
import javafx.scene.layout.Region;

/** The coloured marks by which people tell their brokers apart. */
public final class Marks {

    private Marks() {}

    /** The style class that gives {@code -color-mark} the shade of {@code colour}. */
    public static String styleClass(Colour colour) {
        return "mark-" + colour.name().toLowerCase(Locale.ROOT);
    }

    /** The colour of {@code session}: its own, red for one that is in production and has none. */
    public static Colour colour(SessionIdentity session) {
        boolean plain = session.colour() == Colour.NONE;
        return plain && session.protection().production() ? Colour.RED : session.colour();
    }

    /** A small mark in {@code colour}; takes no room without one. */
    public static Region of(Colour colour) {
        Region mark = new Region();
        mark.getStyleClass().addAll("colour-mark", styleClass(colour));
        mark.setVisible(colour != Colour.NONE);
        mark.setManaged(mark.isVisible());
        return mark;
    }
}
