package io.topiary.ui.publish;

import io.topiary.core.message.Qos;

/** A message as it was written, to be written again. */
record Draft(String topic, String payload, PayloadMode mode, Qos qos, boolean retain) {}
