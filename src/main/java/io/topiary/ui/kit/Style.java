package io.topiary.ui.kit;

/** Names of style classes that several features use; the first ones are AtlantaFX's own. */
public final class Style {

    /** A button that is nothing but an icon. */
    public static final String BUTTON_ICON = "button-icon";

    /** A button without a frame. */
    public static final String FLAT = "flat";

    /** The button that does what the page is for. */
    public static final String ACCENT = "accent";

    /** Red: an error, or a button that destroys. */
    public static final String DANGER = "danger";

    /** Yellow: something needs attention. */
    public static final String WARNING = "warning";

    /** Green: all is well. */
    public static final String SUCCESS = "success";

    /** A button with a menu and without an arrow. */
    public static final String NO_ARROW = "no-arrow";

    /** Text of less weight. */
    public static final String MUTED = "muted";

    /** Text a little smaller than the rest. */
    public static final String SMALL = "small-text";

    /** The heading of a page. */
    public static final String PAGE_TITLE = "page-title";

    /** The heading of a group of fields. */
    public static final String SECTION_TITLE = "section-title";

    /** Text in a monospaced font. */
    public static final String MONO = "mono";

    /** A row of buttons above a pane. */
    public static final String TOOL_ROW = "tool-row";

    /** A page, or a part of one, that has nothing to show yet. */
    public static final String EMPTY_STATE = "empty-state";

    /** A small rounded label. */
    public static final String BADGE = "badge";

    /** An icon smaller than others. */
    public static final String SMALL_ICON = "small-icon";

    /** An icon larger than others. */
    public static final String LARGE_ICON = "large-icon";

    private Style() {}
}
