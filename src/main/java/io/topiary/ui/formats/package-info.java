/** Schema files and layouts of payloads: what is there, what is wrong with it, and how to change it. */
@NullMarked
package io.topiary.ui.formats;

import org.jspecify.annotations.NullMarked;
