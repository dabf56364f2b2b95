@NullMarked
package io.topiary.ui.connect.doctor;

import org.jspecify.annotations.NullMarked;
