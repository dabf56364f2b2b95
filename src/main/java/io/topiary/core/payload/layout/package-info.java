/** Packed binary payloads of a layout that somebody describes: which field lies where, read and written exactly. */
@NullMarked
package io.topiary.core.payload.layout;

import org.jspecify.annotations.NullMarked;
