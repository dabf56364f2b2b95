package io.topiary.core.doctor;

import io.topiary.core.mqtt.Failure;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import io.topiary.core.tls.CertificateFacts;
import io.topiary.core.tls.PresentedChain;
import java.util.ArrayList;
import java.util.List;

/** What is worth knowing beside the words of a finding, one line each. */
final class Facts {

    /** A hostile server may send thousands. */
    private static final int MOST_CERTIFICATES = 10;

    private static final int LONGEST = 300;

    private Facts() {}

    /** What an exception tells. */
    static List<Text> of(Throwable cause) {
        return cause instanceof UpgradeHandler.Refused refused ? of(refused.answer()) : List.of();
    }

    /** A web server's answer: its status and headers. */
    static List<Text> of(Upgrade answer) {
        List<Text> facts = new ArrayList<>();
        facts.add(Text.of("doctor.fact.status", answer.status()));
        answer.headers().forEach(header -> facts.add(Text.of("doctor.fact.header", header)));
        return facts;
    }

    /** What the broker said in its own words, and the technical detail of {@code failure}. */
    static List<Text> of(Failure failure) {
        List<Text> facts = new ArrayList<>();
        if (failure instanceof Failure.Refused refused && refused.reasonString() != null) {
            facts.add(Text.of("doctor.fact.reason", refused.reasonString()));
        }
        if (!failure.detail().isEmpty()) {
            facts.add(Text.of("doctor.fact.detail", failure.detail()));
        }
        return facts;
    }

    /** The certificates that a server showed, its own first. */
    static List<Text> of(PresentedChain chain) {
        List<Text> facts = new ArrayList<>();
        List<CertificateFacts> certificates = CertificateFacts.of(chain);
        for (CertificateFacts each : certificates.subList(0, Math.min(certificates.size(), MOST_CERTIFICATES))) {
            facts.add(Text.of("doctor.fact.certificate", facts.isEmpty() ? 0 : 1, each.subject(), each.issuer()));
            facts.add(Text.of("doctor.fact.names", each.names()));
            facts.add(Text.of("doctor.fact.validity", each.validFrom(), each.validTo()));
            facts.add(Text.of("doctor.fact.key", each.key(), each.signatureAlgorithm()));
            facts.add(Text.of("doctor.fact.sha256", each.sha256()));
        }
        return facts;
    }

    /** {@code text} of unknown origin, made safe to show. */
    static String safe(String text) {
        return Escapes.visible(text, LONGEST);
    }
}
