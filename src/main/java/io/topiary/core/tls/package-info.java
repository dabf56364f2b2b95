/** Certificates and keys in, SSL parameters out. The only package that makes trust managers, key managers and host-name verifiers. */
@NullMarked
package io.topiary.core.tls;

import org.jspecify.annotations.NullMarked;
