package io.topiary.ui.inspect.diff;

import io.topiary.core.message.Message;
import io.topiary.ui.inspect.diff.DiffViewModel.Against;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is to be compared. Immutable.
 *
 * @param right the message that is inspected, null for none
 * @param against what it is compared with
 * @param marked the message that is marked, null for none
 * @param file the file that was chosen, null for none
 * @param files how often one was chosen: it may have another content each time
 * @param edition what formats know, see {@link io.topiary.core.payload.FormatChoices#edition}
 */
record DiffQuestion(
        @Nullable Message right,
        Against against,
        @Nullable Message marked,
        @Nullable Path file,
        int files,
        long edition,
        DiffChoices choices) {}
