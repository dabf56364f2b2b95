/** Formats that payloads come in beside JSON and UTF-8 text: each its own small decoder, loaded when first asked for. */
@NullMarked
package io.topiary.core.payload.format;

import org.jspecify.annotations.NullMarked;
