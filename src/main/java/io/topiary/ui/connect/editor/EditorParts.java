package io.topiary.ui.connect.editor;

import io.topiary.core.text.Messages;
import io.topiary.ui.connect.form.FormProblems;
import io.topiary.ui.connect.form.ProfileForm;

/**
 * What every page of the editor is made of.
 *
 * @param form the fields
 * @param problems what is wrong with them
 * @param messages the words
 */
public record EditorParts(ProfileForm form, FormProblems problems, Messages messages) {

    FieldGroup group(String titleKey) {
        return new FieldGroup(messages, problems, titleKey);
    }
}
