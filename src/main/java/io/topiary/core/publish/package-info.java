/**
 * What is published and how it is written down: payload modes, templates, drafts, and the shelf they are kept on. Knows
 * neither session nor screen.
 */
@NullMarked
package io.topiary.core.publish;

import org.jspecify.annotations.NullMarked;
