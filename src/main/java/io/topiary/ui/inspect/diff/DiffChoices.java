package io.topiary.ui.inspect.diff;

/**
 * How two payloads are to be compared. Immutable.
 *
 * @param ignored paths that are left out, as somebody wrote them
 * @param ignoreSpace whether white space in lines does not matter
 * @param ignoreOrder whether the order of keys does not matter
 */
record DiffChoices(DiffForm form, String ignored, boolean ignoreSpace, boolean ignoreOrder) {

    static final DiffChoices DEFAULT = new DiffChoices(DiffForm.AUTO, "", false, false);
}
