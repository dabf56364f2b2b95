package io.topiary.core.doctor;

import io.netty.handler.ssl.SslHandler;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ConnectStep;
import io.topiary.core.mqtt.Failures;
import io.topiary.core.mqtt.Failures.Evidence;
import io.topiary.core.text.Text;
import io.topiary.core.tls.CertificateFacts;
import io.topiary.core.tls.PresentedChain;
import io.topiary.core.tls.Relaxations;
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
        SslHandler handler;
        try {
            handler = ascent.encrypt(shield);
        } catch (StepFailure failure) {
            List<Text> facts = new ArrayList<>(Facts.of(shield.parameters().presented()));
            facts.addAll(failure.facts());
            throw new StepFailure(failure.step(), failure.failure(), facts);
        }
        return verdict(ascent.options(), shield, handler);
    }

    private Verdict<Shield> verdict(ConnectOptions options, Shield shield, SslHandler handler) {
        SSLSession session = handler.engine().getSession();
        PresentedChain presented = shield.parameters().presented();
        List<Text> facts = new ArrayList<>();
        facts.add(Text.of("doctor.fact.cipher", session.getProtocol(), session.getCipherSuite()));
        if (handler.applicationProtocol() != null) {
            facts.add(Text.of("doctor.fact.alpn", Facts.safe(handler.applicationProtocol())));
        }
        facts.addAll(Facts.of(presented));
        if (presented.clientCertificateAsked()) {
            facts.add(Text.of("doctor.fact.clientCertificate", presented.clientCertificateSent() ? 1 : 0));
        }
        facts.add(CertificateFacts.REVOCATION);
        List<CertificateFacts> chain = CertificateFacts.of(presented);
        if (chain.isEmpty()) {
            return Verdict.ok(shield, Text.of("doctor.tls.resumed", session.getProtocol()), facts);
        }
        String validTo = chain.getFirst().validTo();
        Text ok = Text.of("doctor.tls.ok", session.getProtocol(), validTo);
        Relaxations relaxed = options.tls().relaxations();
        if (relaxed.any()) {
            return Verdict.warning(
                    shield, ok, facts, Text.of("doctor.tls.relaxed"), Text.of("doctor.tls.relaxed.advice"));
        }
        Instant end = chain.getFirst().certificate().getNotAfter().toInstant();
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
            return new Shield(files.read(options.tls()));
        } catch (TimeoutException e) {
            throw new StepFailure(CheckStep.TLS, words.filesTimedOut(), List.of());
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new StepFailure(CheckStep.TLS, words.unprepared(cause == null ? e : cause), List.of());
        } catch (SSLException e) {
            throw unusable(words, e);
        }
    }

    private static StepFailure unusable(Failures words, SSLException cause) {
        return new StepFailure(CheckStep.TLS, words.broken(ConnectStep.TLS, cause, Evidence.NONE, null), List.of());
    }
}
