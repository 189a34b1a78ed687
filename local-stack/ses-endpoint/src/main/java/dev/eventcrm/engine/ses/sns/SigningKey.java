package dev.eventcrm.engine.ses.sns;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * The key that messages are signed with, and its certificate: self-signed, for {@code sns.amazonaws.com}, which the AWS SDK checks, and
 * for the name in the region.
 */
record SigningKey(PrivateKey key, X509Certificate certificate) {
    static final String HOST = "sns.us-east-1.amazonaws.com";

    private static final String NAME = "sns.amazonaws.com";

    /** AWS uses 2048. Signing would then be half the cost of a notification, and there is nothing to protect here. */
    private static final int BITS = 1024;

    /** AWS names its certificates with 32 hexadecimal digits. */
    private static final int NAME_BYTES = 16;

    /** Valid from a day ago, so that a clock may be a little behind. */
    private static final List<String> OPTIONS = List.of(
            "-keyalg RSA -keysize %1$d -sigalg SHA256withRSA -dname CN=%2$s -ext san=dns:%2$s,dns:%3$s -startdate -1d -validity 398"
                    .formatted(BITS, NAME, HOST)
                    .split(" "));

    static SigningKey generate(Keytool keytool) throws IOException, GeneralSecurityException, InterruptedException {
        PrivateKeyEntry entry = keytool.generateKeyPair(OPTIONS);
        return new SigningKey(entry.getPrivateKey(), (X509Certificate) entry.getCertificate());
    }

    /**
     * The signature in Base64.
     *
     * @param version 1 for SHA-1, 2 for SHA-256 (SNS developer guide, "Verifying the signatures of messages")
     */
    String signed(int version, String text) {
        try {
            String algorithm = version == 1 ? "SHA1withRSA" : "SHA256withRSA";
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has RSA signatures", e);
        }
    }

    /** Another key has another name, as at AWS: a client that caches certificates by address never uses a stale one. */
    String fileName() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return "SimpleNotificationService-%s.pem".formatted(HexFormat.of().formatHex(digest, 0, NAME_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    String pem() {
        try {
            String content = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n".formatted(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the certificate was read from its encoding", e);
        }
    }
}
