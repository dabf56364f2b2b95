package io.topiary.core.mqtt;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.proxy.HttpProxyHandler.HttpProxyConnectException;
import io.netty.handler.proxy.ProxyConnectException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words for what a proxy did: it, and not the broker, turned us away. */
final class ProxyWords {

    /** What Netty's proxy handlers end their messages with: {@code status: 407 …}, {@code authStatus: FAILURE(-1)}. */
    private static final Pattern ANSWER =
            Pattern.compile("(?:^|, )(status|authStatus|unexpected authMethod|disconnected|timeout)(?:: (.*))?$");

    private static final String BASIC = "basic";

    private final TransportWords words;
    private final Proxy proxy;

    ProxyWords(TransportWords words, Proxy proxy) {
        this.words = words;
        this.proxy = proxy;
    }

    /** Its name was not found. */
    Failure unknown(String detail) {
        return failure("proxyUnknown", TransportProblem.PROXY, RetryPolicy.RETRY, detail, "");
    }

    /** It can't be reached. */
    Failure unreachable(String detail) {
        return failure("proxyNoAnswer", TransportProblem.PROXY, RetryPolicy.RETRY, detail, "");
    }

    /** It is there and says nothing. */
    Failure silent(String detail) {
        return failure("proxySilent", TransportProblem.PROXY, RetryPolicy.RETRY, detail, "");
    }

    /** It answered with {@code first}, or hung up, before the tunnel was open. */
    Failure refused(CauseChain chain, byte[] first) {
        if (first.length > 0 && !isProxy(first)) {
            return other(chain.detail(), Banner.of(first).text());
        }
        String message = chain.find(ProxyConnectException.class)
                .map(Throwable::getMessage)
                .orElse("");
        Matcher matcher = ANSWER.matcher(message);
        if (!matcher.find()) {
            return other(chain.detail(), "");
        }
        String answer = matcher.group(2) == null ? "" : BrokerText.escape(matcher.group(2));
        return switch (matcher.group(1)) {
            case "authStatus", "unexpected authMethod" -> login(chain, answer);
            case "disconnected" ->
                failure("proxyClosed", TransportProblem.PROXY, RetryPolicy.RETRY_FIVE_TIMES, chain.detail(), "");
            case "timeout" -> silent(chain.detail());
            default -> status(chain, answer);
        };
    }

    /** Whether its first answer is of the protocol: a status line, or a version (RFC 1928, section 3; SOCKS 4: 0). */
    private boolean isProxy(byte[] first) {
        return switch (proxy.kind()) {
            case HTTP -> new String(first, StandardCharsets.US_ASCII).startsWith("HTTP/");
            case SOCKS4 -> first[0] == 0;
            case SOCKS5 -> first[0] == 5;
        };
    }

    private Failure status(CauseChain chain, String answer) {
        String code = answer.toUpperCase(Locale.ROOT);
        if (code.startsWith("407") || code.startsWith("IDENTD")) {
            return login(chain, answer);
        } else if (code.startsWith("403") || code.startsWith("405") || code.startsWith("FORBIDDEN")) {
            return failure("proxyForbidden", TransportProblem.PROXY_REFUSED, RetryPolicy.STOP, chain.detail(), answer);
        }
        return failure(
                "proxyRefused", TransportProblem.PROXY_REFUSED, RetryPolicy.RETRY_FIVE_TIMES, chain.detail(), answer);
    }

    private Failure login(CauseChain chain, String answer) {
        String asked = chain.find(HttpProxyConnectException.class)
                .map(HttpProxyConnectException::headers)
                .map(ProxyWords::scheme)
                .orElse("");
        boolean spoken = asked.isEmpty() || asked.toLowerCase(Locale.ROOT).contains(BASIC);
        return failure(
                spoken ? "proxyLogin" : "proxyLoginOther",
                TransportProblem.PROXY,
                RetryPolicy.STOP,
                chain.detail(),
                spoken ? answer : asked);
    }

    /** The ways to log in that it names, without their parameters. */
    private static String scheme(HttpHeaders headers) {
        StringBuilder schemes = new StringBuilder();
        for (String challenge : headers.getAll(HttpHeaderNames.PROXY_AUTHENTICATE)) {
            String scheme = challenge.strip().split("[ ,]", 2)[0];
            schemes.append(schemes.isEmpty() ? "" : ", ").append(BrokerText.escape(scheme));
        }
        return schemes.toString();
    }

    /** Something that is no proxy of this kind. */
    private Failure other(String detail, String banner) {
        return failure(
                banner.isEmpty() ? "proxyOther" : "proxyOtherText",
                TransportProblem.PROXY,
                RetryPolicy.STOP,
                detail,
                banner);
    }

    /** {5} host, {6} port, {7} what it answered, {8} the kind. */
    private Failure failure(String key, TransportProblem problem, RetryPolicy policy, String detail, String answer) {
        return words.failure(
                key,
                problem,
                policy,
                detail,
                proxy.host(),
                String.valueOf(proxy.port()),
                answer,
                proxy.kind().name());
    }
}
