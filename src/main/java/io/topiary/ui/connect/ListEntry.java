package io.topiary.ui.connect;

/** A line of the list: a profile, or the heading of a folder. */
public sealed interface ListEntry permits FolderRow, ProfileRow {}
