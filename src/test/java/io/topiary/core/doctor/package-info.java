/** Tests of the doctor, against scripted servers and a real broker. */
@NullMarked
package io.topiary.core.doctor;

import org.jspecify.annotations.NullMarked;
