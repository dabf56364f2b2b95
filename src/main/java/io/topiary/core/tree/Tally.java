package io.topiary.core.tree;

/** The counts of a tree as a whole. Guarded by the lock of the model. */
final class Tally {

    /** Topics on which messages arrived. */
    int topics;
    /** Messages that are, or were, the value of a topic. */
    long inTree;
    /** Messages that are not in the tree. */
    long leftOut;
    /** Those in the tree whose topics were cleared since. */
    long cleared;
}
