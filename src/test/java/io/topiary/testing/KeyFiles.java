package io.topiary.testing;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptor;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** Private keys in the formats that are about. */
public final class KeyFiles {

    /** What encrypted ones are encrypted with. */
    public static final String PASSWORD = "pw";

    private static final ASN1ObjectIdentifier CAMELLIA = new ASN1ObjectIdentifier("1.2.392.200011.61.1.1.1.4");

    private KeyFiles() {}

    /**
     * Writes {@code key} to {@code file}.
     *
     * @param format {@code traditional} (PKCS#1 or SEC1) or {@code PKCS#8}, then the cipher if any, then {@code DER} if it
     *     is not to be PEM; such as {@code traditional DES-CBC}, {@code PKCS#8 PBES1}, {@code PKCS#8 AES DER}
     */
    public static Path write(Path file, PrivateKey key, String format) throws IOException, OperatorCreationException {
        String[] words = format.split(" ", -1);
        boolean der = words[words.length - 1].equals("DER");
        String cipher = words.length > (der ? 2 : 1) ? words[1] : "";
        PemObject pem = words[0].equals("PKCS#8") ? pkcs8(key, cipher) : traditional(key, cipher);
        return der ? Files.write(file, pem.getContent()) : Files.writeString(file, text(pem));
    }

    private static PemObject traditional(PrivateKey key, String cipher) throws IOException {
        PrivateKey named = key.getAlgorithm().equals("EC") ? withCurve(key) : key;
        if (cipher.isEmpty()) {
            return new JcaMiscPEMGenerator(named).generate();
        }
        PEMEncryptor encryptor = new JcePEMEncryptorBuilder(cipher).build(PASSWORD.toCharArray());
        return new JcaMiscPEMGenerator(named, encryptor).generate();
    }

    /** The curve stands within the key too, as openssl writes it; the JDK leaves it out there. */
    private static PrivateKey withCurve(PrivateKey key) {
        try {
            return KeyFactory.getInstance("EC", new BouncyCastleProvider())
                    .generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PemObject pkcs8(PrivateKey key, String cipher) throws IOException, OperatorCreationException {
        if (cipher.isEmpty()) {
            return new JcaPKCS8Generator(key, null).generate();
        }
        ASN1ObjectIdentifier algorithm = switch (cipher) {
            case "PBES1" -> PKCS8Generator.PBE_SHA1_3DES;
            case "3DES" -> PKCS8Generator.DES3_CBC;
            default -> PKCS8Generator.AES_256_CBC;
        };
        OutputEncryptor encryptor = new JceOpenSSLPKCS8EncryptorBuilder(algorithm)
                .setPassword(PASSWORD.toCharArray())
                .build();
        PemObject pem = new JcaPKCS8Generator(key, encryptor).generate();
        return cipher.equals("Camellia") ? camellia(pem) : pem;
    }

    /** The same bytes, said to be encrypted with a cipher that few programs know. */
    private static PemObject camellia(PemObject aes) throws IOException {
        EncryptedPrivateKeyInfo info = EncryptedPrivateKeyInfo.getInstance(aes.getContent());
        PBES2Parameters parameters =
                PBES2Parameters.getInstance(info.getEncryptionAlgorithm().getParameters());
        PBES2Parameters changed = new PBES2Parameters(
                parameters.getKeyDerivationFunc(),
                new EncryptionScheme(CAMELLIA, parameters.getEncryptionScheme().getParameters()));
        return new PemObject(
                aes.getType(),
                new EncryptedPrivateKeyInfo(
                                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2, changed),
                                info.getEncryptedData())
                        .getEncoded());
    }

    private static String text(PemObject pem) throws IOException {
        StringWriter text = new StringWriter();
        try (PemWriter out = new PemWriter(text)) {
            out.writeObject(pem);
        }
        return text.toString();
    }
}
