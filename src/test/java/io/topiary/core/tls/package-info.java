/** Tests of certificates and keys. */
@NullMarked
package io.topiary.core.tls;

import org.jspecify.annotations.NullMarked;
