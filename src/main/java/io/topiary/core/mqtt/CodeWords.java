package io.topiary.core.mqtt;

import io.topiary.core.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words, policy and remedies for the codes of a broker. Immutable. */
final class CodeWords {

    private final ConnectOptions options;
    private final FailureWords words;

    CodeWords(ConnectOptions options, FailureWords words) {
        this.options = options;
        this.words = words;
    }

    /** The broker did not let in, or put an end to the connection, with {@code answer}. */
    Failure connection(BrokerAnswer answer, String more) {
        PacketKind packet = answer.packet();
        ReasonCode code = ReasonCodes.of(packet, answer.version(), answer.code());
        RetryPolicy policy = ReasonCodes.policy(packet, answer.version(), answer.code());
        String stem = ReasonCodes.stem(packet, answer.version(), answer.code());
        String reference = answer.serverReference();
        String shown = reference == null ? "" : BrokerText.escape(reference);
        Failure.Explanation explanation = words.explain(stem, policy, code, remedies(stem, reference), shown);
        return new Failure.Refused(
                explanation,
                code,
                escaped(answer.reasonString()),
                shown.isEmpty() ? null : shown,
                detail(packet + " " + code, more));
    }

    private List<Remedy> remedies(String stem, @Nullable String reference) {
        return switch (stem) {
            case "code.81", "code.82", "code.84", "code.94", "code.A1" -> otherVersion();
            case "code.85" -> List.of(otherClientId());
            case "code.8E" -> List.of(new Remedy.NewClientId());
            case "code.9C", "code.9D" -> servers(reference);
            default -> List.of();
        };
    }

    private List<Remedy> otherVersion() {
        return List.of(new Remedy.UseVersion(
                words.version() == ProtocolVersion.V5 ? ProtocolChoice.V3_1_1 : ProtocolChoice.V5));
    }

    /** A broker that rejects an empty identifier does not assign one: then it has to be made here. */
    private Remedy otherClientId() {
        return options.login().clientId().isEmpty()
                ? new Remedy.UseClientId(ClientIdsInUse.suffixed("topiary"))
                : new Remedy.NewClientId();
    }

    private List<Remedy> servers(@Nullable String reference) {
        if (reference == null) {
            return List.of();
        }
        List<Remedy> remedies = new ArrayList<>();
        ServerReference.servers(reference, options.address())
                .forEach(server -> remedies.add(new Remedy.UseServer(server)));
        return remedies;
    }

    /**
     * The broker refused a request.
     *
     * @param request {@code suback}, {@code unsuback} or {@code publish}
     * @param subject the filter or topic
     * @param code which of the codes of {@code answer}
     */
    Failure request(String request, String subject, BrokerAnswer answer, int code) {
        ReasonCode reason = ReasonCodes.of(answer.packet(), answer.version(), code);
        String stem = "failure." + ReasonCodes.stem(answer.packet(), answer.version(), code);
        Text name = Text.of(stem + ".name", reason.toString());
        return new Failure.Refused(
                new Failure.Explanation(
                        Text.of("failure." + request + ".what", subject, name),
                        Text.of(stem + ".why", subject, reason.toString()),
                        Text.of(stem + ".remedy", subject, reason.toString()),
                        RetryPolicy.STOP),
                reason,
                escaped(answer.reasonString()),
                null,
                answer.packet() + " " + reason);
    }

    private static @Nullable String escaped(@Nullable String text) {
        return text == null ? null : BrokerText.escape(text);
    }

    private static String detail(String first, String more) {
        return more.isEmpty() ? first : first + " ← " + more;
    }
}
