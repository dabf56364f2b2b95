package io.topiary.core.mqtt;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The server's side of one SCRAM exchange (RFC 5802, section 3), written for tests from the RFC and independent of the
 * library that the client uses.
 */
final class ScramServer {

    private static final byte[] SALT = "salt of the tests".getBytes(StandardCharsets.UTF_8);

    private final String hash;
    private final String password;
    private final int iterations;
    private String messages = "";
    private String nonce = "";

    /** @param hash {@code SHA-256} or {@code SHA-512} */
    ScramServer(String hash, String password, int iterations) {
        this.hash = hash;
        this.password = password;
        this.iterations = iterations;
    }

    /** server-first-message to a client-first-message. */
    String first(String clientFirst) {
        String bare = clientFirst.substring(clientFirst.indexOf("n=", 1));
        nonce = bare.substring(bare.indexOf(",r=") + 3) + "SERVER";
        String first = "r=" + nonce + ",s=" + Base64.getEncoder().encodeToString(SALT) + ",i=" + iterations;
        messages = bare + "," + first;
        return first;
    }

    /** server-final-message to a client-final-message; {@code e=invalid-proof} if the password is another one. */
    String last(String clientFinal) throws GeneralSecurityException {
        String withoutProof = clientFinal.substring(0, clientFinal.lastIndexOf(",p="));
        byte[] authMessage = (messages + "," + withoutProof).getBytes(StandardCharsets.UTF_8);
        byte[] salted = salted();
        byte[] storedKey = MessageDigest.getInstance(hash).digest(hmac(salted, "Client Key"));
        byte[] proof = Base64.getDecoder().decode(clientFinal.substring(clientFinal.lastIndexOf(",p=") + 3));
        byte[] signature = hmac(storedKey, authMessage);
        byte[] clientKey = new byte[proof.length];
        for (int i = 0; i < proof.length; i++) {
            clientKey[i] = (byte) (proof[i] ^ signature[i]);
        }
        boolean right = withoutProof.equals("c=biws,r=" + nonce)
                && Arrays.equals(MessageDigest.getInstance(hash).digest(clientKey), storedKey);
        byte[] serverSignature = hmac(hmac(salted, "Server Key"), authMessage);
        return right ? "v=" + Base64.getEncoder().encodeToString(serverSignature) : "e=invalid-proof";
    }

    private byte[] salted() throws GeneralSecurityException {
        int bits = hash.equals("SHA-512") ? 512 : 256;
        return SecretKeyFactory.getInstance("PBKDF2WithHmac" + hash.replace("-", ""))
                .generateSecret(new PBEKeySpec(password.toCharArray(), SALT, iterations, bits))
                .getEncoded();
    }

    private byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        return hmac(key, text.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        String algorithm = "Hmac" + hash.replace("-", "");
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(key, algorithm));
        return mac.doFinal(text);
    }
}
