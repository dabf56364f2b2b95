package io.topiary.ui.connect;

/**
 * The heading of a folder in the list.
 *
 * @param name the folder, levels separated by {@code /}
 * @param count how many of its profiles match the search
 * @param open whether they are shown below
 */
public record FolderRow(String name, int count, boolean open) implements ListEntry {}
