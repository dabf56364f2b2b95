package io.topiary.ui.history.replay;

/** How topics are rewritten. */
enum RewriteKind {
    /** They stay. */
    NONE("replay.form.rewrite.none"),
    /** Other levels at their beginning. */
    PREFIX("replay.form.rewrite.prefix"),
    /** By a regular expression. */
    EXPRESSION("replay.form.rewrite.expression");

    private final String key;

    RewriteKind(String key) {
        this.key = key;
    }

    /** Key of its name in the message bundle. */
    String key() {
        return key;
    }
}
