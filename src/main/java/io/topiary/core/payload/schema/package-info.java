/** Formats that need a schema somebody chose: Protocol Buffers and Avro, and the folder where the schemas lie. */
@NullMarked
package io.topiary.core.payload.schema;

import org.jspecify.annotations.NullMarked;
