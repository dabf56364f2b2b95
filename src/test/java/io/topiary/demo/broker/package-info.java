/** Tests of the demo broker, most of them run against mosquitto as well. */
@NullMarked
package io.topiary.demo.broker;

import org.jspecify.annotations.NullMarked;
