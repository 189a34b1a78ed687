package dev.eventcrm.engine.ses.sns;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The key that messages are signed with, and the certificate that tells who signed (RFC 5280): issued by itself for
 * {@code sns.amazonaws.com}, as those of AWS are, which the AWS SDK checks; and for the region's own name.
 *
 * @param key the private half
 * @param certificate the public half
 */
record SigningKey(PrivateKey key, X509Certificate certificate) {
    static final String HOST = "sns.us-east-1.amazonaws.com";

    private static final String NAME = "sns.amazonaws.com";

    /** AWS has 2048. Signing would then be half the cost of a notification, and nothing is worth forging here. */
    private static final int BITS = 1024;

    /** AWS names its certificates with 32 hexadecimal digits. */
    private static final int NAME_BYTES = 16;

    private static final Duration VALID_FOR = Duration.ofDays(397);
    private static final String SHA256_WITH_RSA = "1.2.840.113549.1.1.11";
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
    private static final int VERSION_3 = 2;
    private static final int DNS_NAME = 2;

    /** Makes a new key, valid from a day ago, so that a clock may be a little behind. */
    static SigningKey generate(Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            KeyPair pair = generator.generateKeyPair();
            byte[] algorithm = Der.sequence(Der.objectIdentifier(SHA256_WITH_RSA), Der.nothing());
            byte[] facts = facts(now, pair, algorithm);
            byte[] signature = sign(pair.getPrivate(), "SHA256withRSA", facts);
            byte[] encoded = Der.sequence(facts, algorithm, Der.bits(signature));
            return new SigningKey(pair.getPrivate(), (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has RSA and X.509", e);
        }
    }

    private static byte[] facts(Instant now, KeyPair pair, byte[] algorithm) {
        byte[] name = Der.sequence(Der.set(Der.sequence(Der.objectIdentifier(COMMON_NAME), Der.utf8(NAME))));
        byte[] validity = Der.sequence(Der.utcTime(now.minus(Duration.ofDays(1))), Der.utcTime(now.plus(VALID_FOR)));
        byte[] alternativeName = Der.sequence(
                Der.objectIdentifier(SUBJECT_ALTERNATIVE_NAME), Der.octets(Der.sequence(dnsName(NAME), dnsName(HOST))));
        return Der.sequence(
                Der.explicit(0, Der.integer(BigInteger.valueOf(VERSION_3))),
                Der.integer(BigInteger.valueOf(now.toEpochMilli())),
                algorithm,
                name,
                validity,
                name,
                pair.getPublic().getEncoded(),
                Der.explicit(3, Der.sequence(alternativeName)));
    }

    private static byte[] dnsName(String name) {
        return Der.implicit(DNS_NAME, name.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Signs a text.
     *
     * @param version 1 for SHA-1, 2 for SHA-256 (SNS developer guide, "Verifying the signatures of messages")
     * @return the signature in Base64
     */
    String signed(int version, String text) {
        try {
            String algorithm = version == 1 ? "SHA1withRSA" : "SHA256withRSA";
            return Base64.getEncoder().encodeToString(sign(key, algorithm, text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has RSA signatures", e);
        }
    }

    private static byte[] sign(PrivateKey key, String algorithm, byte[] content) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(content);
        return signature.sign();
    }

    /** Another key has another name, as with AWS: whoever keeps certificates by their address never keeps a stale one. */
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
