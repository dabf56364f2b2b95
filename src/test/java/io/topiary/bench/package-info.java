/**
 * The benchmark: {@code mvn -Pbench verify} measures Topiary beside its controls and writes {@code target/bench}. Each
 * party runs in a process of its own.
 */
@NullMarked
package io.topiary.bench;

import org.jspecify.annotations.NullMarked;
