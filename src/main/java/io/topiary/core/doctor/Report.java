package io.topiary.core.doctor;

import java.util.List;
import java.util.Optional;

/**
 * What an examination found.
 *
 * @param findings one a step, in the order of the steps; none of them {@link Outcome#RUNNING}
 */
public record Report(List<Finding> findings) {

    public Report {
        findings = List.copyOf(findings);
    }

    /** The first step that failed; empty if a connection with these options works. */
    public Optional<CheckStep> failedStep() {
        return findings.stream()
                .filter(finding -> finding.outcome() == Outcome.FAILED)
                .map(Finding::step)
                .findFirst();
    }
}
