package io.topiary.core.doctor;

import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ConnectStep;
import io.topiary.core.mqtt.Failures;
import io.topiary.core.text.Text;
import io.topiary.core.tls.CertificateFacts;
import io.topiary.core.tls.Relaxations;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/** Shakes hands, and looks at what the server showed. */
final class TlsCheck {

    /** Days before the end of a certificate from which on it is worth a word. */
    private static final long SOON_DAYS = 14;

    private final TlsFiles files;
    private final Clock clock;

    TlsCheck(TlsFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    Verdict<Shield> encrypt(Ascent ascent) throws StepFailure {
        Shield shield = shield(ascent.options());
        SSLSession session;
        try {
            session = ascent.encrypt(shield);
        } catch (StepFailure failure) {
            List<Text> facts = new ArrayList<>(Facts.of(shield.parameters().presented()));
            facts.addAll(failure.facts());
            throw new StepFailure(failure.step(), failure.failure(), facts);
        }
        return verdict(ascent.options(), shield, session);
    }

    private Verdict<Shield> verdict(ConnectOptions options, Shield shield, SSLSession session) {
        List<Text> facts = new ArrayList<>();
        facts.add(Text.of("doctor.fact.cipher", session.getProtocol(), session.getCipherSuite()));
        facts.addAll(Facts.of(shield.parameters().presented()));
        if (session.getLocalCertificates() != null) {
            facts.add(Text.of("doctor.fact.clientCertificate"));
        }
        List<X509Certificate> chain = shield.parameters().presented().certificates();
        if (chain.isEmpty()) {
            return Verdict.ok(shield, Text.of("doctor.tls.resumed", session.getProtocol()), facts);
        }
        String validTo = CertificateFacts.of(chain.getFirst()).validTo();
        Text ok = Text.of("doctor.tls.ok", session.getProtocol(), validTo);
        Relaxations relaxed = options.tls().relaxations();
        if (relaxed.any()) {
            return Verdict.warning(
                    shield, ok, facts, Text.of("doctor.tls.relaxed"), Text.of("doctor.tls.relaxed.advice"));
        }
        Instant end = chain.getFirst().getNotAfter().toInstant();
        long days = Duration.between(clock.instant(), end).toDays();
        return days >= SOON_DAYS
                ? Verdict.ok(shield, ok, facts)
                : Verdict.warning(
                        shield,
                        Text.of("doctor.tls.soon", session.getProtocol(), days),
                        facts,
                        Text.of("doctor.tls.soon.cause", validTo),
                        Text.of("doctor.tls.soon.advice"));
    }

    private Shield shield(ConnectOptions options) throws StepFailure {
        Failures words = new Failures(options, options.protocol().first());
        try {
            return new Shield(options.tls(), files.read(options.tls()));
        } catch (TimeoutException e) {
            throw unusable(words, new SSLException("the files that the options name could not be read in time", e));
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new StepFailure(CheckStep.TLS, words.unprepared(cause == null ? e : cause), List.of());
        } catch (SSLException e) {
            throw unusable(words, e);
        }
    }

    private static StepFailure unusable(Failures words, SSLException cause) {
        return new StepFailure(CheckStep.TLS, words.broken(ConnectStep.TLS, cause, new byte[0], null), List.of());
    }
}
