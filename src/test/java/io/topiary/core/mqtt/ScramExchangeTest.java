package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topiary.core.message.Secret;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SCRAM on its own, with the example of RFC 7677, section 3. */
class ScramExchangeTest {

    private static final String NONCE = "rOprNGfwEbeRWgbNEkqO";
    private static final String SERVER_FIRST =
            "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";
    private static final String CLIENT_FINAL = "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
            + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=";
    private static final String SERVER_FINAL = "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=";

    private final ScramExchange exchange =
            new ScramExchange(new Login("id", "user", Secret.of("pencil"), Login.Method.SCRAM_SHA_256), () -> NONCE);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertProblem(ScramException.Problem problem, Throwing step) {
        assertThatThrownBy(step::run)
                .asInstanceOf(InstanceOfAssertFactories.type(ScramException.class))
                .extracting(ScramException::problem)
                .isEqualTo(problem);
    }

    @FunctionalInterface
    private interface Throwing {
        void run() throws Exception;
    }

    @Test
    void exchange_ofTheRfc_isTheSame() throws Exception {
        assertThat(exchange.first()).asString(StandardCharsets.UTF_8).isEqualTo("n,,n=user,r=" + NONCE);
        assertThat(exchange.proof(bytes(SERVER_FIRST)))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(CLIENT_FINAL);
        exchange.verify(bytes(SERVER_FINAL));
    }

    @Test
    void verify_otherSignature_isUnproven() throws Exception {
        exchange.first();
        exchange.proof(bytes(SERVER_FIRST));

        assertProblem(
                ScramException.Problem.UNPROVEN,
                () -> exchange.verify(bytes("v=AAAATRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")));
    }

    @Test
    void verify_withoutProof_isUnproven() {
        exchange.first();

        assertProblem(ScramException.Problem.UNPROVEN, () -> exchange.verify(bytes(SERVER_FINAL)));
    }

    @Test
    void verify_serverError_isRefused() throws Exception {
        exchange.first();
        exchange.proof(bytes(SERVER_FIRST));

        assertProblem(ScramException.Problem.REFUSED, () -> exchange.verify(bytes("e=invalid-proof")));
    }

    @Test
    void proof_twice_isRepeated() throws Exception {
        exchange.first();
        exchange.proof(bytes(SERVER_FIRST));

        assertProblem(ScramException.Problem.REPEATED, () -> exchange.proof(bytes(SERVER_FIRST)));
    }

    @ParameterizedTest
    @CsvSource({"1, TOO_EASY", "4095, TOO_EASY", "1000001, TOO_HARD", "2147483647, TOO_HARD"})
    void proof_iterationsOutOfRange_isNotComputed(int iterations, ScramException.Problem problem) {
        exchange.first();

        assertProblem(problem, () -> exchange.proof(bytes(SERVER_FIRST.replace("4096", String.valueOf(iterations)))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "r=somebodyElses,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
                "r=rOprNGfwEbeRWgbNEkqO,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
                "r=rOprNGfwEbeRWgbNEkqOx,s=!!!,i=4096",
                "r=rOprNGfwEbeRWgbNEkqOx,s=,i=4096",
                "r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=many",
                "r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=-4096",
                "m=ext,r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"
            })
    void proof_malformed_isUnreadable(String message) {
        exchange.first();

        assertProblem(ScramException.Problem.UNREADABLE, () -> exchange.proof(bytes(message)));
    }

    @Test
    void first_userWithCommaAndEquals_isEscaped() {
        ScramExchange other =
                new ScramExchange(new Login("id", "a,b=c", Secret.of("x"), Login.Method.SCRAM_SHA_512), () -> "n");

        assertThat(other.first()).asString(StandardCharsets.UTF_8).isEqualTo("n,,n=a=2Cb=3Dc,r=n");
    }
}
