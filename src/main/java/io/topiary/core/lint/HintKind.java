package io.topiary.core.lint;

/** What is odd about the name of a level. */
public enum HintKind {
    /** A sibling differs by upper and lower case only. */
    CASE_TWIN,
    /** A sibling has other characters that look the same. */
    LOOK_ALIKE,
    /** A sibling has the same characters in another normal form, such as {@code é} in one piece and in two. */
    NORMAL_FORM,
    /** Letters of another alphabet that pass for Latin ones stand among Latin ones. */
    MIXED_ALPHABETS,
    /** Blanks or invisible characters. */
    BLANKS,
    /** The topic begins with a slash. */
    LEADING_SLASH,
    /** The topic ends with a slash. */
    TRAILING_SLASH,
    /** Nothing between two slashes. */
    EMPTY_LEVEL,
    /** Far more or far fewer levels below than its siblings have. */
    UNEXPECTED_DEPTH
}
