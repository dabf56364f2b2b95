package io.topiary.ui.history.replay;

import io.topiary.core.replay.ReplayPlan;

/**
 * What the user wants replayed.
 *
 * @param plan what and how
 * @param target where to
 */
public record ReplayOrder(ReplayPlan plan, ReplayTarget target) {}
