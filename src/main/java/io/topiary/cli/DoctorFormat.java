package io.topiary.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.doctor.CheckStep;
import io.topiary.core.doctor.Finding;
import io.topiary.core.doctor.Outcome;
import io.topiary.core.doctor.Report;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.Remedy;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import org.jspecify.annotations.Nullable;

/** How {@code doctor} prints; texts end with a line feed or are empty. */
sealed interface DoctorFormat {

    /** One step, as it is told. */
    String finding(Finding finding);

    /** The end. */
    String end(Report report);

    /** For people: a line a step, and what belongs to it below. */
    record Lines(Messages messages) implements DoctorFormat {

        private static final String INDENT = "             ";

        @Override
        public String finding(Finding finding) {
            if (finding.outcome() == Outcome.RUNNING) {
                return "";
            }
            StringBuilder lines = new StringBuilder();
            String time =
                    finding.outcome() == Outcome.SKIPPED ? "" : " " + messages.get("cli.doctor.time", finding.millis());
            lines.append("%s %-10s %s%s\n"
                    .formatted(
                            messages.get("cli.doctor.mark." + finding.outcome()),
                            messages.get(finding.step().label()),
                            say(finding.finding()),
                            time));
            finding.facts().forEach(fact -> line(lines, say(fact)));
            if (finding.cause() != null) {
                line(lines, messages.get("cli.doctor.cause", say(finding.cause())));
            }
            if (finding.advice() != null) {
                line(lines, messages.get("cli.doctor.advice", say(finding.advice())));
            }
            finding.remedies().forEach(remedy -> line(lines, messages.get("cli.doctor.remedy", say(remedy.label()))));
            return lines.toString();
        }

        @Override
        public String end(Report report) {
            return report.failedStep()
                            .map(step -> messages.get("cli.doctor.fails", messages.get(step.label())))
                            .orElseGet(() -> messages.get("cli.doctor.works"))
                    + "\n";
        }

        private static void line(StringBuilder lines, String text) {
            lines.append(INDENT).append(text).append('\n');
        }

        /** What a broker sends must not act on the terminal. */
        private String say(Text text) {
            return Console.escaped(messages.get(text));
        }
    }

    /** For scripts: one object at the end. */
    record Json(Messages messages, BrokerAddress target) implements DoctorFormat {

        private static final ObjectMapper JSON = new ObjectMapper();

        @Override
        public String finding(Finding finding) {
            return "";
        }

        @Override
        public String end(Report report) {
            ObjectNode root = JSON.createObjectNode();
            root.put("ok", report.failedStep().isEmpty());
            root.put("failedStep", report.failedStep().map(CheckStep::name).orElse(null));
            // What follows the path of a WebSocket is often a token.
            root.put("target", target.uri().split("\\?", 2)[0]);
            ArrayNode steps = root.putArray("steps");
            report.findings().forEach(finding -> step(steps.addObject(), finding));
            try {
                return JSON.writeValueAsString(root) + "\n";
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a tree of texts and numbers can be written", e);
            }
        }

        private void step(ObjectNode step, Finding finding) {
            step.put("step", finding.step().name());
            step.put("outcome", finding.outcome().name());
            step.put("millis", finding.millis());
            step.put("finding", messages.get(finding.finding()));
            ArrayNode facts = step.putArray("facts");
            finding.facts().forEach(fact -> facts.add(messages.get(fact)));
            step.put("cause", sentence(finding.cause()));
            step.put("advice", sentence(finding.advice()));
            ArrayNode remedies = step.putArray("remedies");
            finding.remedies().forEach(remedy -> remedy(remedies.addObject(), remedy));
        }

        private @Nullable String sentence(@Nullable Text text) {
            return text == null ? null : messages.get(text);
        }

        private void remedy(ObjectNode node, Remedy remedy) {
            node.put("kind", remedy.getClass().getSimpleName());
            node.put("label", messages.get(remedy.label()));
            node.put(
                    "value",
                    switch (remedy) {
                        case Remedy.UseAddress(BrokerAddress address) -> address.uri();
                        case Remedy.UseServer(BrokerAddress address) -> address.uri();
                        case Remedy.UseClientId(String clientId) -> clientId;
                        case Remedy.UseLoginMethod(var method) -> method.label();
                        case Remedy.UsePath(String path) -> "/" + path;
                        case Remedy.UseVersion(var version) -> version.first().label();
                        case Remedy.TrustCertificate(String certificate, String name) -> certificate;
                        case Remedy.PinCertificate(String sha256) -> sha256;
                        default -> null;
                    });
        }
    }
}
