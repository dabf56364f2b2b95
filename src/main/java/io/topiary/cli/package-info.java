/** The command line: what the arguments mean, the window to open, and the subcommands that work without one. */
@NullMarked
package io.topiary.cli;

import org.jspecify.annotations.NullMarked;
