package io.topiary.ui.history.compare;

import io.topiary.core.compare.Finding;

/**
 * A line of the table.
 *
 * @param index its number among those that are to be seen, from 0
 */
record CompareRow(int index, Finding finding) {}
