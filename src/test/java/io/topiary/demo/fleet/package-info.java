/** Tests of the simulated devices, as a viewer sees them. */
@NullMarked
package io.topiary.demo.fleet;

import org.jspecify.annotations.NullMarked;
