package org.postampel.testkit.certificate;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The two kinds of X.509 certificates (RFC 5280) we make. */
final class Certificates {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Certificates() {}

  static KeyPair newKeyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no EC keys on P-256", e);
    }
  }

  /** Makes an authority's certificate; {@code issuer} null makes it a root. */
  static X509Certificate authority(
      String commonName,
      KeyPair subject,
      PrivateKey issuerKey,
      X509Certificate issuer,
      Clock clock,
      Duration from,
      Duration until) {
    try {
      JcaX509v3CertificateBuilder builder =
          builder(name(commonName), subject, issuer, clock.instant(), from, until);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      return signed(builder, issuerKey);
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("cannot make the authority " + commonName, e);
    }
  }

  /** Makes a server's certificate; {@code issuer} null makes it self-signed. */
  static X509Certificate server(
      CertificateRequest request,
      KeyPair subject,
      PrivateKey issuerKey,
      X509Certificate issuer,
      Clock clock) {
    List<String> names = request.names();
    try {
      JcaX509v3CertificateBuilder builder =
          builder(
              name(names.get(0)),
              subject,
              issuer,
              clock.instant(),
              request.validFrom(),
              request.validUntil());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(
          Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(
              names.stream().map(Certificates::alternativeName).toArray(GeneralName[]::new)));
      return signed(builder, issuerKey);
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("cannot make a certificate for " + names, e);
    }
  }

  private static JcaX509v3CertificateBuilder builder(
      X500Name subjectName,
      KeyPair subject,
      X509Certificate issuer,
      Instant now,
      Duration from,
      Duration until)
      throws IOException, GeneralSecurityException {
    X500Name issuerName =
        issuer == null ? subjectName : new JcaX509CertificateHolder(issuer).getSubject();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuerName,
            new BigInteger(120, RANDOM).add(BigInteger.ONE),
            Date.from(now.plus(from)),
            Date.from(now.plus(until)),
            subjectName,
            subject.getPublic());
    JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        extensions.createSubjectKeyIdentifier(subject.getPublic()));
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        extensions.createAuthorityKeyIdentifier(
            issuer == null ? subject.getPublic() : issuer.getPublicKey()));
    return builder;
  }

  private static X509Certificate signed(JcaX509v3CertificateBuilder builder, PrivateKey issuerKey)
      throws OperatorCreationException, GeneralSecurityException {
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey)));
  }

  private static X500Name name(String commonName) {
    return commonName.startsWith("CN=")
        ? new X500Name(BCStyle.INSTANCE, commonName)
        : new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, commonName).build();
  }

  private static GeneralName alternativeName(String name) {
    boolean address = name.contains(":") || name.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
  }
}
