package io.topiary.ui.messages;

import io.topiary.core.export.MessageFormat;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks where an export is to go; the seam at which tests answer. FX thread. */
interface LogFiles {

    /**
     * The file, or the folder if {@code format} is one of many files; empty if there is to be none.
     *
     * @param name how a file is proposed to be called
     * @param folder where the last one went, null if nobody knows
     */
    Optional<Path> ask(MessageFormat format, String name, @Nullable Path folder);
}
