package io.topiary.ui.kit;

import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import org.kordamp.ikonli.javafx.FontIcon;

/** Line icons, and buttons that consist of one. Sizes and colours come from the style sheets. */
public final class Icons {

    private Icons() {}

    /** The icon {@code literal} of the Feather set, such as {@code fth-copy}. */
    public static FontIcon of(String literal) {
        return new FontIcon(literal);
    }

    /** A flat button with nothing but an icon; {@code name} is its tooltip and what a screen reader says. */
    public static Button button(String literal, String name) {
        return named(new Button(null, of(literal)), name);
    }

    /** As {@link #button}, one that stays down. */
    public static ToggleButton toggle(String literal, String name) {
        return named(new ToggleButton(null, of(literal)), name);
    }

    private static <B extends ButtonBase> B named(B button, String name) {
        button.getStyleClass().addAll(Style.BUTTON_ICON, Style.FLAT);
        Tips.name(button, name);
        return button;
    }
}
