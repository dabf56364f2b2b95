/** What everybody talks about: topics, topic filters, messages and what is published. Knows no transport and no screen. */
@NullMarked
package io.topiary.core.message;

import org.jspecify.annotations.NullMarked;
